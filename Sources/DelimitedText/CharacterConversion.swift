import Glibc

/// A conversion from one encoding to another by the C library's iconv.
///
/// Not copyable: it owns what the library allocated.
struct CharacterConversion: ~Copyable {
  /// Why a conversion stopped.
  enum Stop {
    /// All input is converted.
    case done
    /// There is no more room in the output.
    case outputFull
    /// The input does not fit its encoding, or the output's cannot express it.
    case misfit
    /// The input ends inside a character.
    case cut
  }

  private let descriptor: iconv_t

  /// Opens a conversion, or nothing where the C library knows no such encoding.
  init?(from source: String, to target: String) {
    // The library says (iconv_t)-1 where it has no such conversion.
    guard let opened = iconv_open(target, source), Int(bitPattern: opened) != -1 else { return nil }
    descriptor = opened
  }

  deinit { iconv_close(descriptor) }

  /// Converts `input[position...]` into `output[filled...]` and moves both offsets on.
  mutating func convert(
    _ input: UnsafeRawBufferPointer,
    from position: inout Int,
    into output: UnsafeMutableRawBufferPointer,
    filled: inout Int
  ) -> Stop {
    guard let inputStart = input.baseAddress, let outputStart = output.baseAddress else { return .done }
    // iconv takes a pointer that may be written to, but only reads what it points at.
    var next: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: inputStart + position)
      .assumingMemoryBound(to: CChar.self)
    var left = input.count - position
    var free: UnsafeMutablePointer<CChar>? = (outputStart + filled).assumingMemoryBound(to: CChar.self)
    var room = output.count - filled
    let result = iconv(descriptor, &next, &left, &free, &room)
    let reason = errno
    position = input.count - left
    filled = output.count - room
    if result != Int(bitPattern: UInt.max) { return .done }
    switch reason {
    case E2BIG: return .outputFull
    case EINVAL: return .cut
    default: return .misfit
    }
  }

  /// Writes what the library holds back of a character made of two, and begins anew.
  mutating func finish(into output: UnsafeMutableRawBufferPointer, filled: inout Int) {
    guard let outputStart = output.baseAddress else { return }
    var free: UnsafeMutablePointer<CChar>? = (outputStart + filled).assumingMemoryBound(to: CChar.self)
    var room = output.count - filled
    _ = iconv(descriptor, nil, nil, &free, &room)
    filled = output.count - room
  }
}
