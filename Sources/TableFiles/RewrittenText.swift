import DelimitedText

/// The text of a table written anew, in memory of its own.
///
/// Safe to share between threads: it is not written any more once it is made.
package final class RewrittenText: @unchecked Sendable {
  /// The text; valid as long as the object lives.
  package let bytes: UnsafeRawBufferPointer

  /// Takes over a text.
  package init(_ text: consuming [UInt8]) {
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: text.count, alignment: 16)
    memory.copyBytes(from: text)
    bytes = UnsafeRawBufferPointer(memory)
  }

  /// Writes a table of any dialect as one of RFC 4180, with the same line breaks.
  ///
  /// What stands before `start` stays as it is, so that the lines are counted as in the file.
  init(_ text: UnsafeRawBufferPointer, dialect: Dialect, from start: Int, longestField: Int) {
    var memory = UnsafeMutableRawBufferPointer.allocate(byteCount: text.count + text.count / 8 + 64, alignment: 16)
    var count = 0
    func append(_ piece: UnsafeRawBufferPointer) {
      if count + piece.count > memory.count {
        let larger = UnsafeMutableRawBufferPointer.allocate(
          byteCount: max(count + piece.count, memory.count + memory.count / 2),
          alignment: 16
        )
        larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<count]))
        memory.deallocate()
        memory = larger
      }
      UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: piece)
      count += piece.count
    }
    append(UnsafeRawBufferPointer(rebasing: text[..<start]))
    var rewriter = DialectRewriter(dialect: dialect, longestField: longestField)
    var output: [UInt8] = []
    var position = start
    while position < text.count {
      let end = min(position + 1 << 16, text.count)
      rewriter.rewrite(UnsafeRawBufferPointer(rebasing: text[position..<end]), into: &output)
      output.withUnsafeBytes(append)
      output.removeAll(keepingCapacity: true)
      position = end
    }
    rewriter.finish(into: &output)
    output.withUnsafeBytes(append)
    bytes = UnsafeRawBufferPointer(rebasing: memory[..<count])
  }

  deinit { bytes.deallocate() }
}
