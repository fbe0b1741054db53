import DealModel
import Testing

@testable import FunnelAnalytics

/// Kaplan–Meier and Aalen–Johansen, against lifelines and by hand.
struct SurvivalTests {
  /// Stays in days with how they ended; `nil` while they go on.
  private static func survival(_ stays: [(days: Double, exit: StageExit?)], standardDays: Double? = nil) -> Survival {
    var ended = StageExit.allCases.map { _ in DurationList() }
    var ongoing = DurationList()
    for stay in stays {
      let length = Int64(stay.days * Double(CivilTime.day))
      if let exit = stay.exit { ended[exit.rawValue].append(length) } else { ongoing.append(length) }
    }
    return Survival(ended: ended, ongoing: ongoing, standardDays: standardDays)
  }

  private static func median(_ stays: [(days: Double, exit: StageExit?)]) -> Double? {
    let ended = stays.filter { $0.exit != nil }.map(\.days).sorted()
    return survival(stays).medianRank.map { ended[$0] }
  }

  private static let mixed: [(days: Double, exit: StageExit?)] = [
    (0.5, .forward), (1, .forward), (1.25, .lost), (2, nil), (2, .forward), (3.5, .back), (4, nil), (4, nil),
    (5, .forward), (6.75, .lost), (7, nil), (8, .forward), (9.5, .void), (12, nil), (13, .forward), (20, nil),
  ]

  // The values are those of lifelines 0.30.3 (`pip install lifelines`), with
  //
  //   from lifelines import KaplanMeierFitter, AalenJohansenFitter
  //   DATA=[(0.5,1),(1,1),(1.25,3),(2,0),(2,1),(3.5,2),(4,0),(4,0),(5,1),(6.75,3),(7,0),(8,1),(9.5,4),(12,0),(13,1),
  //         (20,0)]  # 0 goes on, 1 forward, 2 back, 3 lost, 4 void
  //   days=[d for d,_ in DATA]; ex=[e for _,e in DATA]
  //   km=KaplanMeierFitter().fit(days,[e>0 for e in ex])
  //   print(km.median_survival_time_, [float(km.predict(t)) for t in (0.25,2,4,5,10,13,30)])
  //   for k in (1,2,3,4):
  //     aj=AalenJohansenFitter(calculate_variance=False).fit(days,ex,event_of_interest=k)
  //     print(float(aj.cumulative_density_.iloc[-1,0]))
  //   print(float(km.survival_function_.iloc[-1,0]))
  @Test func agreesWithLifelines() throws {
    #expect(SurvivalTests.median(SurvivalTests.mixed) == 8)
    let expected = [
      (0.25, 1.0), (2, 0.7500000000000001), (4, 0.681818181818182), (5, 0.5965909090909093), (10, 0.306818181818182),
      (13, 0.15340909090909097), (30, 0.15340909090909097),
    ]
    for (days, share) in expected {
      let over = try #require(SurvivalTests.survival(SurvivalTests.mixed, standardDays: days).overStandard)
      #expect(abs(over - share) < 1e-12, "\(days)")
    }
    let survival = SurvivalTests.survival(SurvivalTests.mixed)
    let incidence = try #require(survival.incidence)
    let shares = [0.528409090909091, 0.06818181818181819, 0.14772727272727273, 0.10227272727272732]
    for (found, share) in zip(incidence, shares) { #expect(abs(found - share) < 1e-12) }
    #expect(abs((survival.remaining ?? 0) - 0.15340909090909097) < 1e-12)
  }

  // DATA=[((i*i*7)%41+1, (i*3)%5) for i in range(60)], else as above: many stays end, and are censored, at one time.
  @Test func agreesWithLifelinesOnTies() throws {
    let stays = (0..<60).map { number in
      (days: Double((number * number * 7) % 41 + 1), exit: StageExit(rawValue: (number * 3) % 5 - 1))
    }
    #expect(SurvivalTests.median(stays) == 25)
    let expected = [
      (5.0, 0.9494252873563229), (10, 0.879712241781208), (20, 0.580402982278217), (30, 0.27463512762973097), (41, 0),
    ]
    for (days, share) in expected {
      let over = try #require(SurvivalTests.survival(stays, standardDays: days).overStandard)
      #expect(abs(over - share) < 1e-12, "\(days)")
    }
  }

  @Test func aStayIsAtRiskAtItsOwnCensoring() {
    // Two stays; one ends on day 3, one is censored then. Both are at risk: S falls to 1/2, and that is the median.
    #expect(SurvivalTests.median([(3, .forward), (3, nil)]) == 3)
    // Censored a second earlier, one alone is at risk, and S falls to 0.
    #expect(SurvivalTests.survival([(3, .forward), (2.9, nil)]).remaining == 0)
  }

  @Test func withoutAHalfThatEndedThereIsNoMedian() {
    let survival = SurvivalTests.survival([(1, .lost), (5, nil), (6, nil)], standardDays: 100)
    #expect(survival.medianRank == nil)
    // S keeps its last value beyond the last observation.
    #expect(abs((survival.overStandard ?? 0) - 2.0 / 3) < 1e-12)
  }

  @Test func withoutStaysAllIsUndefined() {
    let survival = SurvivalTests.survival([], standardDays: 5)
    #expect(survival.incidence == nil)
    #expect(survival.remaining == nil)
    #expect(survival.overStandard == nil)
  }

  @Test func aStayOfTheStandardsLengthIsNotOverIt() {
    #expect(SurvivalTests.survival([(10, .forward), (11, .lost)], standardDays: 10).overStandard == 0.5)
    // 0.7 days are no whole number of seconds in binary, but 60,480 of them.
    #expect(SurvivalTests.survival([(0.7, .forward)], standardDays: 0.7).overStandard == 0)
  }

  /// Against the product over each time at which a stay ended, with lengths of whole seconds and without, near one
  /// another and far apart.
  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6])
  func agreesWithTheProductOverAllTimes(seed: UInt64) {
    var dice = ReferenceDice(seed: seed)
    for size in [1, 2, 3, 10, 50, 400, 3000] {
      let unit: Int64 = seed % 2 == 0 ? 1_000_000 : 333_333
      let span = dice.pick([3, 40, 100_000])
      var ended = StageExit.allCases.map { _ in DurationList() }
      var ongoing = DurationList()
      var stays: [(length: Double, exit: Int?)] = []
      for _ in 0..<size {
        let far: Int64 = dice.happens(3) ? 1_000_000 : 1
        let length = Int64(dice.below(span)) * unit * far
        let exit = dice.happens(30) ? nil : dice.below(4)
        if let exit { ended[exit].append(length) } else { ongoing.append(length) }
        stays.append((Double(length) / Double(CivilTime.day), exit))
      }
      let standard = dice.pick(stays).length
      let expected = ReferenceSurvival(stays.map { ($0.length, $0.exit) })
      let found = Survival(ended: ended, ongoing: ongoing, standardDays: standard)
      let lengths = stays.filter { $0.exit != nil }.map(\.length).sorted()
      #expect(found.medianRank.map { lengths[$0] } == expected.median)
      #expect(abs((found.overStandard ?? -1) - expected.share(beyond: standard)) < 1e-9)
      #expect(abs((found.remaining ?? -1) - expected.share(beyond: .infinity)) < 1e-9)
      for exit in 0..<4 { #expect(abs((found.incidence?[exit] ?? -1) - expected.incidence(of: exit)) < 1e-9) }
    }
  }
}
