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
