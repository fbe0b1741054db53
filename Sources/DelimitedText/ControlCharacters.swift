/// Tells what is no text by its control characters.
public enum ControlCharacters {
  /// How much of a file is looked at.
  private static let sampleSize = 65_536
  /// Text has less than one in so many; of bytes that are as good as random, such as packed ones, 20 in 256 are controls.
  private static let leastShare = 64

  /// Whether so many bytes are control characters that a file, which is no UTF-16, is no text.
  ///
  /// What some texts have does not count: white space, `U+0001` and those from `U+001A` on, which separate fields, end
  /// files, or begin a sequence for a terminal.
  public static func arePlenty(in bytes: UnsafeRawBufferPointer) -> Bool {
    let sample = bytes.prefix(sampleSize)
    var count = 0
    for byte in sample {
      switch byte {
      case 0x02...0x08, 0x0E...0x19, 0x7F: count += 1
      default: break
      }
    }
    return count > 1 && count * leastShare > sample.count
  }
}
