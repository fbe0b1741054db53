import Testing

@testable import Diagnostics

struct MessageIDTests {
  // MARK: Filling in arguments

  @Test func argumentsReplaceTheirNumbers() {
    #expect(Wording.fill("{0} of {1}", with: ["3", "5"]) == "3 of 5")
    #expect(Wording.fill("{1} before {0}, {1} again", with: ["a", "b"]) == "b before a, b again")
    #expect(Wording.fill("nothing to fill", with: ["unused"]) == "nothing to fill")
    #expect(Wording.fill("", with: []) == "")
    #expect(Wording.fill("{0}{1}{2}", with: ["a", "", "c"]) == "ac")
  }

  @Test func bracesThatNameNoArgumentStay() {
    #expect(Wording.fill("limits: {rejects: 10%}", with: ["x"]) == "limits: {rejects: 10%}")
    #expect(Wording.fill("{0} and {1}", with: ["only one"]) == "only one and {1}")
    #expect(Wording.fill("{} {a} {-1}", with: ["x"]) == "{} {a} {-1}")
    #expect(Wording.fill("open { at the end", with: ["x"]) == "open { at the end")
    #expect(Wording.fill("close } {0}", with: ["x"]) == "close } x")
  }

  /// The text is read once: an argument with braces in it is never filled again.
  @Test func bracesOfAnArgumentAreText() {
    #expect(Wording.fill("{0} {1}", with: ["{1}", "{0}"]) == "{1} {0}")
    #expect(Wording.fill("<{0}>", with: ["{"]) == "<{>")
    #expect(Wording.fill("<{0}{1}>", with: ["{", "1}"]) == "<{1}>")
  }

  @Test func argumentsAreMadePrintable() {
    #expect(Wording.fill("“{0}”", with: ["a\u{1B}[31m\n"]) == "“a�[31m⏎”")
    // 200 characters, then the mark that there is more.
    #expect(Wording.fill("{0}", with: [String(repeating: "x", count: 300)]).count == 201)
  }

  // MARK: The catalogue

  @Test(arguments: MessageID.allCases, Language.allCases)
  func everyMessageHasAProblemInEveryLanguage(id: MessageID, language: Language) {
    let wording = id.wording(in: language)
    #expect(!wording.problem.isEmpty)
    // The printer adds stops: a text that ended with one would get two.
    for text in [wording.problem, wording.remedy] {
      #expect(text.last.map { !".。!！ ".contains($0) } ?? true, "\(id): \(text)")
      #expect(text.first.map { !$0.isWhitespace } ?? true, "\(id): \(text)")
    }
  }

  @Test(arguments: MessageID.allCases)
  func bothLanguagesUseTheSameArguments(id: MessageID) {
    let (english, chinese) = (id.wording(in: .english), id.wording(in: .simplifiedChinese))
    #expect(placeholders(english.problem) == placeholders(chinese.problem), "\(id)")
    #expect(placeholders(english.remedy) == placeholders(chinese.remedy), "\(id)")
    #expect(english.remedy.isEmpty == chinese.remedy.isEmpty, "\(id)")
  }

  /// Arguments are numbered 0, 1, 2 … without a gap, so that none that is given is left out of the sentence.
  @Test(arguments: MessageID.allCases)
  func argumentsAreNumberedFromZero(id: MessageID) {
    let wording = id.wording(in: .english)
    let numbers = placeholders(wording.problem + wording.remedy)
    #expect(numbers == Set(0..<numbers.count), "\(id)")
  }

  @Test(arguments: MessageID.allCases)
  func chineseIsChinese(id: MessageID) {
    let wording = id.wording(in: .simplifiedChinese)
    let isChinese = wording.problem.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    #expect(isChinese, "\(id): \(wording.problem)")
    #expect(wording != id.wording(in: .english), "\(id)")
  }

  /// Where there is no configuration nobody is told to write into one, and no argument is lost or made up.
  @Test(arguments: MessageID.allCases)
  func remediesByOptions(id: MessageID) {
    guard let remedies = id.remediesByOptions else { return }
    for (language, remedy) in [(Language.english, remedies.english), (.simplifiedChinese, remedies.chinese)] {
      #expect(id.wording(in: language, settings: .options).remedy == remedy)
      #expect(!remedy.contains("funnel.yaml"), "\(id)")
      #expect(placeholders(remedy).isSubset(of: placeholders(id.wording(in: language).remedy)), "\(id)")
    }
    #expect(placeholders(remedies.english) == placeholders(remedies.chinese), "\(id)")
    #expect(remedies.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }, "\(id)")
  }

  /// All that a table's file can be refused for, and all that is told of it.
  @Test func messagesOfReadSayNothingOfAConfiguration() {
    let ofReport: Set<MessageID> = [.otherSheets, .tooManyNames]
    let ids = MessageID.allCases
    let last = ids.firstIndex(of: .memoryLimited) ?? 0
    for id in ids[..<last] + [.rowNotUTF8, .encodingGuessed, .sheetTaken, .otherQuotes, .furtherTable, .recordsPadded]
    where !ofReport.contains(id) {
      for language in Language.allCases {
        let remedy = id.wording(in: language, settings: .options).remedy
        #expect(!remedy.contains("funnel.yaml") && !remedy.contains("sheet:"), "\(id): \(remedy)")
      }
    }
  }

  @Test func categories() {
    #expect(MessageID.tooManyRejects.category == .data)
    #expect(MessageID.rejectedRow.category == .data)
    let outputs: Set<MessageID> = [
      .outputLocked, .outputNotWritable, .mailCommandNotStarted, .mailCommandRefused, .mailCommandKilled,
      .mailCommandStoppedReading, .mailCommandTimedOut, .mailBeingSent,
    ]
    #expect(outputs.allSatisfy { $0.category == .output })
    let others = Set(MessageID.allCases).subtracting(outputs).subtracting([.tooManyRejects, .rejectedRow])
    #expect(others.allSatisfy { [.usage, .note, .alert].contains($0.category) })
    #expect(MessageID.alertRisk.category == .alert)
    #expect(MessageID.furtherTable.category == .note)
    #expect(MessageID.fileMissing.category == .usage)
  }

  /// The numbers in braces.
  private func placeholders(_ text: String) -> Set<Int> {
    Set(text.matches(of: /\{([0-9]+)\}/).compactMap { Int($0.output.1) })
  }
}
