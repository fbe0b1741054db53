import Foundation

/// Reads from the name of a stage where it stands among the others.
enum StageNamePlace {
  /// The number that a name begins with, or that follows a word for stage: `2-Develop`, `S2 Qualified`, `Stage 2`,
  /// `第二阶段`, `二、方案`; `nil` where there is none.
  ///
  /// Longer numbers are ids, and shares are no places.
  static func number(_ name: String) -> Int? {
    var rest = Substring(name.precomposedStringWithCompatibilityMapping.lowercased())
    rest = rest.drop { $0.isWhitespace || "([【#".contains($0) }
    let word = ["stage", "step", "phase", "阶段", "第", "s", "p"].first { rest.hasPrefix($0) }
    if let word { rest = rest.dropFirst(word.count).drop { $0.isWhitespace || $0 == "-" || $0 == "#" } }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty {
      let next = rest.dropFirst(digits.count).first
      let endsThere = next.map { !($0.isASCII && $0.isLetter) && !"%.,".contains($0) } ?? true
      let isListed = next == "." && rest.dropFirst(digits.count + 1).first?.isNumber != true
      return digits.count <= 2 && (endsThere || isListed) ? Int(digits) : nil
    }
    guard let first = rest.first, let index = "一二三四五六七八九十".firstIndex(of: first) else { return nil }
    let place = "一二三四五六七八九十".distance(from: "一二三四五六七八九十".startIndex, to: index) + 1
    // A numeral alone is part of a word (一次谈判); a sign or a word for stage says that it counts.
    let next = rest.dropFirst().first
    if word == "第" { return rest.dropFirst().hasPrefix("阶段") || rest.dropFirst().hasPrefix("步") ? place : nil }
    return next.map { "、.-: )】".contains($0) } ?? (word != nil) ? place : nil
  }

  /// The share in a name, 0…100: `Proposal (50%)`; `nil` where there is none.
  static func percentage(_ name: String) -> Int? {
    let text = name.precomposedStringWithCompatibilityMapping
    guard let sign = text.firstIndex(of: "%") else { return nil }
    let before = text[..<sign].reversed().drop(while: \.isWhitespace).prefix { $0.isASCII && $0.isNumber }
    guard let share = Int(String(before.reversed())), share <= 100 else { return nil }
    return share
  }

  /// How far along the usual way a name stands, by the words in it; `nil` where none of them is known.
  ///
  /// The words are those of the processes that CRMs come with, and of sales managers; of several the last one counts.
  static func usual(_ name: String) -> Int? {
    let text = Heading.normalised(name)
    if let place = usualNames[text] { return place }
    if let place = usualNames[text.filter { !$0.isWhitespace }] { return place }
    let words = Set(text.split { !$0.isLetter }.map(String.init))
    var place: Int?
    for (step, list) in usualWords {
      let isThere = list.contains { word in
        word.unicodeScalars.allSatisfy(\.isASCII) ? words.contains(word) : text.contains(word)
      }
      if isThere { place = max(place ?? step, step) }
    }
    return place
  }

  /// Names of which the words alone say something else, or nothing.
  private static let usualNames: [String: Int] = [
    "appointmentscheduled": 12, "contact made": 22, "qualifiedtobuy": 20, "value proposition": 34,
    "id. decision makers": 36, "identify decision makers": 36, "perception analysis": 38, "presentationscheduled": 40,
    "decisionmakerboughtin": 45, "contractsent": 70, "close": 75,
  ]

  private static let usualWords: [(step: Int, words: [String])] = [
    (
      10,
      [
        "lead", "leads", "new", "inquiry", "enquiry", "prospect", "prospects", "prospecting", "suspect", "inbound",
        "target", "identified", "线索", "新建", "潜在",
      ]
    ),
    (
      14,
      [
        "contact", "contacted", "contacting", "engaging", "engaged", "engagement", "connected", "connect",
        "appointment", "meeting", "initial", "intro", "introduction", "初步", "初次", "初访", "接洽", "接触", "首次", "拜访",
      ]
    ),
    (20, ["qualify", "qualified", "qualification", "qualifying", "意向", "甄别", "立项"]),
    (25, ["discover", "discovery", "调研"]),
    (
      30,
      [
        "need", "needs", "requirement", "requirements", "analysis", "develop", "developing", "scoping", "scope", "需求",
      ]
    ),
    (36, ["决策"]),
    (
      40,
      [
        "demo", "demos", "demonstration", "presentation", "trial", "pilot", "poc", "evaluation", "evaluating", "演示",
        "试用",
        "测试", "样品", "打样", "考察",
      ]
    ),
    (
      50,
      [
        "proposal", "proposals", "propose", "proposed", "proposing", "proposition", "solution", "方案",
      ]
    ),
    (
      55, ["quote", "quoted", "quotation", "offer", "offered", "bid", "bidding", "tender", "pricing", "报价", "投标", "招标"]
    ),
    (60, ["negotiate", "negotiating", "negotiation", "negotiations", "谈判", "议价", "商务", "洽谈"]),
    (65, ["review", "approval", "verbal", "评审", "审批"]),
    (
      70,
      [
        "contract", "contracting", "commit", "committed", "closing", "signature", "signing", "legal", "合同", "签约", "签订",
        "签单",
      ]
    ),
  ]
}
