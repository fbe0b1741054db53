import DelimitedText
import Glibc

/// A text in an encoding, by the C library and in one call; `nil` if the encoding cannot express it.
func encoded(_ text: String, _ encoding: TextEncoding) -> [UInt8]? {
  converted(Array(text.utf8), from: "UTF-8", to: libraryName(encoding))
}

/// Bytes of an encoding as UTF-8, by the C library and in one call; `nil` if they do not fit it.
func decodedWhole(_ bytes: [UInt8], _ encoding: TextEncoding) -> [UInt8]? {
  converted(bytes, from: libraryName(encoding), to: "UTF-8")
}

private func libraryName(_ encoding: TextEncoding) -> String {
  switch encoding {
  case .utf8: "UTF-8"
  case .utf16LittleEndian: "UTF-16LE"
  case .utf16BigEndian: "UTF-16BE"
  case .gb18030: "GB18030"
  case .big5: "BIG5-HKSCS"
  case .shiftJIS: "CP932"
  case .windows1252: "CP1252"
  }
}

private func converted(_ bytes: [UInt8], from source: String, to target: String) -> [UInt8]? {
  guard let conversion = iconv_open(target, source), Int(bitPattern: conversion) != -1 else { return nil }
  defer { iconv_close(conversion) }
  var input = bytes.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: bytes.count * 6 + 16)
  let outputCount = output.count
  let written: Int? = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var next = input.baseAddress
      var left = input.count
      var free = output.baseAddress
      var room = output.count
      if left > 0, iconv(conversion, &next, &left, &free, &room) != 0 { return nil }
      _ = iconv(conversion, nil, nil, &free, &room)
      return outputCount - room
    }
  }
  return written.map { output[..<$0].map { UInt8(bitPattern: $0) } }
}

/// The detection of bytes that are a whole file.
func detect(_ bytes: [UInt8]) -> EncodingDetection { bytes.withUnsafeBytes { EncodingDetection.detect(in: $0) } }

/// What a decoder makes of bytes that come in chunks, and how many did not fit.
func decoded(_ chunks: [ArraySlice<UInt8>], _ encoding: TextEncoding) -> (bytes: [UInt8], misfits: Int)? {
  guard var decoder = TextDecoder(encoding) else { return nil }
  var bytes: [UInt8] = []
  for chunk in chunks { chunk.withUnsafeBytes { decoder.decode($0) { bytes += $0 } } }
  decoder.finish { bytes += $0 }
  return (bytes, decoder.misfits)
}

/// The bytes of a file of the project.
func readBytes(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "rb") else { throw MissingFile(path: path) }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, file)
    if count == 0 { return bytes }
    bytes += buffer.prefix(count)
  }
}

struct MissingFile: Error { let path: String }
