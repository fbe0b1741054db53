import CZlib
import Diagnostics

/// A stage that unpacks gzip data: one member after another, as `cat a.gz b.gz` gives them.
struct GzipInflater: ~Copyable {
  private static let blockSize = 256 << 10

  private let location: SourceLocation
  private let stream: UnsafeMutablePointer<z_stream>
  private let buffer: UnsafeMutableRawBufferPointer
  /// Whether a member has begun and not ended.
  private var isInside = false
  /// Whether the data has ended and only zeros may follow, as tapes and disks pad it.
  private var isPadding = false
  /// The bytes that came in.
  private(set) var count = 0

  /// Makes a stage.
  /// - Parameter name: what messages call the input.
  init(name: String) {
    location = SourceLocation(file: name)
    // zlib keeps a pointer to the structure: it must not move.
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    buffer = .allocate(byteCount: GzipInflater.blockSize, alignment: 16)
    // 31: the largest window, and a gzip header.
    let result = inflateInit2_(stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    // It fails only without memory, as every allocation of ours would.
    precondition(result == Z_OK, "zlib cannot begin")
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    buffer.deallocate()
  }

  /// Unpacks the next block into the sink.
  /// - Throws: what the sink throws, and a diagnostic where the data is damaged or is followed by something else.
  mutating func take(_ block: UnsafeRawBufferPointer, _ sink: ByteSink) throws(Diagnostic) {
    // zlib's lengths have 32 bits.
    for start in stride(from: 0, to: block.count, by: 1 << 30) {
      let part = block[start..<min(block.count, start + 1 << 30)]
      try takePart(UnsafeRawBufferPointer(rebasing: part), sink)
    }
  }

  private mutating func takePart(_ block: UnsafeRawBufferPointer, _ sink: ByteSink) throws(Diagnostic) {
    guard let base = block.baseAddress, block.count > 0 else { return }
    // zlib does not write to its input; its type only lacks the const.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: base.assumingMemoryBound(to: UInt8.self))
    stream.pointee.avail_in = UInt32(block.count)
    while stream.pointee.avail_in > 0 {
      if !isInside, try !begin(at: count + block.count - Int(stream.pointee.avail_in)) { continue }
      try inflateOnce(sink)
    }
    // What the input has given may still not be written out: the last call may have filled the buffer.
    while isInside, stream.pointee.avail_out == 0 { try inflateOnce(sink) }
    count += block.count
  }

  /// Whether a member begins with the next byte; a zero behind the last is passed over.
  private mutating func begin(at offset: Int) throws(Diagnostic) -> Bool {
    let byte = stream.pointee.next_in.pointee
    if offset > 0, byte == 0 || isPadding {
      if byte != 0 { throw Diagnostic(.gzipTrailingBytes, ["\(offset)"], at: location) }
      isPadding = true
      stream.pointee.next_in += 1
      stream.pointee.avail_in -= 1
      return false
    }
    if byte != 0x1F { throw Diagnostic(.gzipTrailingBytes, ["\(offset)"], at: location) }
    if offset > 0 { inflateReset(stream) }
    isInside = true
    return true
  }

  private mutating func inflateOnce(_ sink: ByteSink) throws(Diagnostic) {
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(buffer.count)
    let result = inflate(stream, Z_NO_FLUSH)
    let produced = buffer.count - Int(stream.pointee.avail_out)
    if produced > 0 { try sink(UnsafeRawBufferPointer(rebasing: buffer[..<produced])) }
    switch result {
    case Z_OK, Z_BUF_ERROR: break
    case Z_STREAM_END: isInside = false
    default: throw Diagnostic(.packedFileDamaged, ["gzip"], at: location)
    }
  }

  /// Ends the data.
  /// - Throws: a diagnostic where it ends inside a member.
  mutating func finish() throws(Diagnostic) {
    if isInside || count == 0 { throw Diagnostic(.packedFileTruncated, ["gzip"], at: location) }
  }
}
