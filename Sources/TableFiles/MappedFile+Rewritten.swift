import DelimitedText
import Diagnostics

extension MappedFile {
  /// The text of any dialect as one of RFC 4180, with the same line breaks, in a spool file.
  ///
  /// What stands before the table stays as it is, so that the lines are counted as in the file.
  func rewritten(_ start: TableStart, longestField: Int) throws(Diagnostic) -> MappedFile {
    try MappedFile.spooled(name: path, origin: origin) { sink throws(Diagnostic) in
      try sink(UnsafeRawBufferPointer(rebasing: bytes[..<start.offset]))
      var rewriter = DialectRewriter(dialect: start.dialect, longestField: longestField)
      var output: [UInt8] = []
      for position in stride(from: start.offset, to: bytes.count, by: 1 << 16) {
        let block = position..<min(position + 1 << 16, bytes.count)
        rewriter.rewrite(UnsafeRawBufferPointer(rebasing: bytes[block]), into: &output)
        try send(output, to: sink)
        output.removeAll(keepingCapacity: true)
        release(block)
      }
      rewriter.finish(into: &output)
      try send(output, to: sink)
    }
  }
}
