import CExpat
import Diagnostics

extension WorkbookPackage {
  /// Parses a part as XML and tells its handler what is in it, at most 64 KiB of the part in memory.
  ///
  /// Always reads to the end, unless the handler stops: only there is the checksum compared.
  /// - Throws: a diagnostic where the part is missing, damaged, too large, no XML, or declares a document type (entities
  ///   that grow into gigabytes need one; no workbook has it); or the handler's own problem.
  func parse(_ part: String, limit: Int, with handler: XMLHandler) throws(Diagnostic) {
    let location = SourceLocation(file: path)
    guard let parser = XML_ParserCreate(nil) else { fatalError("no memory left for a parser") }
    defer { XML_ParserFree(parser) }
    let state = XMLParserState(parser: parser, handler: handler)
    state.connect()
    var total = 0
    try read(part, limit: limit) { count throws(Diagnostic) in
      guard let buffer = XML_GetBuffer(parser, CInt(count)) else {
        throw XMLParserState.problem(parser, part, location)
      }
      return buffer
    } body: { count throws(Diagnostic) in
      total += count
      let status = XML_ParseBuffer(parser, CInt(count), count == 0 ? 1 : 0)
      if let problem = handler.problem { throw problem }
      if state.hasDoctype { throw Diagnostic(.workbookHasDoctype, [part], at: location) }
      if handler.isStopped { return false }
      if status != XML_STATUS_OK { throw XMLParserState.problem(parser, part, location) }
      // A tag must be whole before it is told; one that never ends would have to be kept whole.
      if count > 0, total - Int(XML_GetCurrentByteIndex(parser)) > XMLParserState.longestTag {
        throw Diagnostic(.workbookTagTooLong, [part, "\(XMLParserState.longestTag)"], at: location)
      }
      return true
    }
  }
}

/// What expat's C functions are given to find their handler again.
private final class XMLParserState {
  static let longestTag = 1 << 20

  let parser: XML_Parser
  let handler: XMLHandler
  var hasDoctype = false

  init(parser: XML_Parser, handler: XMLHandler) {
    self.parser = parser
    self.handler = handler
  }

  static func problem(_ parser: XML_Parser, _ part: String, _ location: SourceLocation) -> Diagnostic {
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? ""
    return Diagnostic(.workbookXMLBroken, [part, "\(XML_GetCurrentLineNumber(parser))", reason], at: location)
  }

  /// Lets the parser tell this object; the object must outlive the parsing.
  func connect() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        guard let user, let name, let attributes else { return }
        XMLParserState.with(user) { $0.start(XMLName(name), XMLAttributes(list: attributes)) }
      },
      { user, name in
        guard let user, let name else { return }
        XMLParserState.with(user) { $0.end(XMLName(name)) }
      }
    )
    XML_SetCharacterDataHandler(parser) { user, start, count in
      guard let user, let start else { return }
      XMLParserState.with(user) { $0.text(UnsafeRawBufferPointer(start: start, count: Int(count))) }
    }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      guard let user else { return }
      Unmanaged<XMLParserState>.fromOpaque(user)._withUnsafeGuaranteedRef { state in
        state.hasDoctype = true
        XML_StopParser(state.parser, 0)
      }
    }
  }

  /// Calls the handler unless it has stopped, and stops the parser where it does.
  ///
  /// Without counting references, which would take most of the time; `connect` tells why the object is there.
  @inline(__always)
  private static func with(_ user: UnsafeMutableRawPointer, _ body: (XMLHandler) -> Void) {
    Unmanaged<XMLParserState>.fromOpaque(user)._withUnsafeGuaranteedRef { state in
      let handler = state.handler
      if handler.isStopped { return }
      body(handler)
      if handler.isStopped { XML_StopParser(state.parser, 0) }
    }
  }
}
