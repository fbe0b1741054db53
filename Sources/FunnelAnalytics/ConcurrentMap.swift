import Dispatch
import Synchronization

/// The results of `body` for 0..<count in order, worked on by several threads.
///
/// Which thread does which does not show in the result. Numbers are handed out one at a time, so that a slow one holds up
/// nobody.
func concurrentMap<Result: Sendable>(
  _ count: Int,
  threads: Int,
  _ body: @Sendable (Int) -> Result
) -> [Result] {
  if threads <= 1 || count <= 1 { return (0..<count).map(body) }
  let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
  let next = Atomic(0)
  DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
    while true {
      let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if number >= count { return }
      let result = body(number)
      results.withLock { $0[number] = result }
    }
  }
  return results.withLock { $0.compactMap { $0 } }
}

/// The results of several things that need nothing of each other, worked on by several threads; the longest should stand
/// first.
func concurrently<each Result: Sendable>(
  threads: Int,
  _ bodies: repeat @escaping @Sendable () -> each Result
) -> (repeat each Result) {
  let awaited = (repeat Awaited(each bodies))
  var all: [any AwaitedResult] = []
  for one in repeat each awaited { all.append(one) }
  let work = all
  _ = concurrentMap(work.count, threads: threads) { work[$0].find() }
  return (repeat (each awaited).result)
}

/// A result that is found once, by who asks for it first; others wait.
private final class Awaited<Result: Sendable>: AwaitedResult {
  private let found = Mutex<Result?>(nil)
  private let body: @Sendable () -> Result

  init(_ body: @escaping @Sendable () -> Result) { self.body = body }

  func find() { _ = result }

  var result: Result {
    found.withLock { found in
      if let found { return found }
      let result = body()
      found = result
      return result
    }
  }
}

private protocol AwaitedResult: Sendable {
  func find()
}
