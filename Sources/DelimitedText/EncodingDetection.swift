/// What a file's bytes say about its encoding.
public struct EncodingDetection: Sendable, Hashable {
  /// What the bytes are.
  public enum Content: Sendable, Hashable {
    /// Text of an encoding.
    case text(TextEncoding)
    /// UTF-32, by its byte order mark; it is recognised but not read.
    case utf32
    /// No text: it has zero bytes and is no UTF-16.
    case binary
  }

  /// How far the encoding can be relied on.
  public enum Certainty: String, Sendable, Hashable {
    /// A byte order mark says it.
    case marked
    /// No other encoding comes near.
    case sound
    /// Another encoding would explain the bytes nearly as well: there are few of them.
    case guess
  }

  /// What the bytes are.
  public var content: Content
  /// How many bytes of a byte order mark come before the text: 0, 2, 3 or 4.
  public var markLength: Int
  /// How far the encoding can be relied on.
  public var certainty: Certainty
  /// For a guess, the encoding that comes next, if any other is possible.
  public var runnerUp: TextEncoding?
  /// Whether all bytes looked at were ASCII, which is the same in all encodings but UTF-16.
  public var isASCII: Bool

  /// Makes a result.
  public init(
    _ content: Content,
    markLength: Int = 0,
    certainty: Certainty = .sound,
    runnerUp: TextEncoding? = nil,
    isASCII: Bool = false
  ) {
    self.content = content
    self.markLength = markLength
    self.certainty = certainty
    self.runnerUp = runnerUp
    self.isASCII = isASCII
  }

  /// The encoding, if the bytes are text that can be read.
  public var encoding: TextEncoding? { if case .text(let encoding) = content { encoding } else { nil } }

  /// Detects the encoding of bytes.
  ///
  /// Looks at all bytes, or until there is so much evidence that no more would change the result.
  /// - Parameters:
  ///   - bytes: a whole file or its beginning.
  ///   - isWhole: whether the bytes end where the file does; else a character cut at the end is none that does not fit.
  /// - Complexity: O(n), one pass.
  public static func detect(in bytes: UnsafeRawBufferPointer, isWhole: Bool = true) -> EncodingDetection {
    var detector = EncodingDetector()
    detector.add(bytes)
    return detector.result(isWhole: isWhole)
  }
}
