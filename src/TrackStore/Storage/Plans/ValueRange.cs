using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans;

/// <summary>A value of an indexed column, and the numbers in another column without which rows with the value need not be read.</summary>
/// <param name="Value">The value.</param>
/// <param name="Min">The least number. Rows without a positive number are always read.</param>
/// <param name="Max">The greatest number.</param>
internal readonly record struct ValueRange(SqlValue Value, long Min, long Max);
