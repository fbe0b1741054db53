import Diagnostics

/// Takes what a part of a package consists of, in the order it stands there.
///
/// A class, because the C parser keeps one pointer to whoever is told.
class XMLHandler {
  /// What made the handler stop; `nil` where it has seen all, or enough.
  private(set) final var problem: Diagnostic?
  /// Whether nothing more is to be told.
  ///
  /// Looked at with every tag: a flag of its own is much quicker to look at than `problem`.
  private(set) final var isStopped = false

  /// Lets nothing more be told: because of a problem, or because enough was seen.
  final func stop(_ problem: Diagnostic? = nil) {
    isStopped = true
    self.problem = problem
  }

  /// An element begins.
  func start(_ name: XMLName, _ attributes: XMLAttributes) {}

  /// An element ends.
  func end(_ name: XMLName) {}

  /// Text, in UTF-8; what belongs together may come in several pieces.
  func text(_ bytes: UnsafeRawBufferPointer) {}
}

/// The name of an element or attribute without its prefix; valid while its handler is called.
///
/// Prefixes are ignored: writers choose them freely, and no two names of the parts that are read differ only by them.
struct XMLName {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// Whether there was a prefix.
  let hasPrefix: Bool

  init(_ name: UnsafePointer<CChar>) {
    var start = name
    var end = name
    while end.pointee != 0 {
      if end.pointee == CChar(bitPattern: UInt8(ascii: ":")) { start = end + 1 }
      end += 1
    }
    hasPrefix = start != name
    // The same bytes, only seen without a sign.
    bytes = UnsafeRawBufferPointer(start: start, count: end - start).bindMemory(to: UInt8.self)
  }

  /// The name if it has one byte, else 0.
  @inline(__always)
  var letter: UInt8 { bytes.count == 1 ? bytes[0] : 0 }

  static func == (name: XMLName, text: StaticString) -> Bool {
    guard name.bytes.count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { wanted in name.bytes.elementsEqual(wanted) }
  }
}

/// The attributes of an element; valid while its handler is called.
struct XMLAttributes {
  /// Name, value, name, value, …, then a null pointer, as expat gives them.
  let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

  /// Calls `body` with each name and value.
  @inline(__always)
  func forEach(_ body: (XMLName, UnsafePointer<CChar>) -> Void) {
    var position = 0
    while let name = list[position], let value = list[position + 1] {
      body(XMLName(name), value)
      position += 2
    }
  }

  /// The value of the attribute of this name; where `prefixed` is given, only of one that has, or has not, a prefix.
  subscript(_ wanted: StaticString, prefixed prefixed: Bool? = nil) -> String? {
    var found: String?
    forEach { name, value in
      if found == nil, prefixed == nil || name.hasPrefix == prefixed, name == wanted { found = String(cString: value) }
    }
    return found
  }
}
