import DealModel

/// The columns that lives are made of.
///
/// An object, so that the builder stays small: its parts are asked for with every deal, and a large value would be copied
/// on the way.
final class LifeColumns: Sendable {
  let book: DealBook
  let process, stage, lostStage: Column<UInt16>
  let status: Column<UInt8>
  let created, closed, stageEntered: TimeColumn
  let dateRoles: DateRoles
  let rowsStateStage: Bool

  init(_ book: DealBook) {
    self.book = book
    (process, stage, lostStage, status) = (book.process, book.stage, book.lostStage, book.status)
    (created, closed, stageEntered) = (book.created, book.closed, book.stageEntered)
    (dateRoles, rowsStateStage) = (book.dateRoles, book.rowsStateStage)
  }
}
