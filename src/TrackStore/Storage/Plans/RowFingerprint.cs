using TrackStore.Storage.Mapping;
using TrackStore.Storage.Sql;

namespace TrackStore.Storage.Plans;

/// <summary>
/// A column with the fingerprint of a row's long texts. Rows that have the expected one are complete without reading the texts.
/// </summary>
/// <typeparam name="TRow">The entity.</typeparam>
/// <param name="column">The column with the fingerprint, whose value follows from the texts.</param>
/// <param name="texts">The columns of the texts.</param>
internal sealed class RowFingerprint<TRow>(ColumnMap<TRow> column, IReadOnlyList<ColumnMap<TRow>> texts)
    where TRow : class
{
    public ColumnMap<TRow> Column => column;

    public IReadOnlyList<ColumnMap<TRow>> Texts => texts;

    /// <summary>Completes a row that was read without its texts, if its fingerprint is that of another row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="fingerprint">The stored fingerprint, or null when it is unknown.</param>
    /// <param name="expected">The other row, or null.</param>
    /// <returns>False when the texts have to be read.</returns>
    public bool TryComplete(TRow row, long? fingerprint, TRow? expected)
    {
        if (fingerprint is not { } stored || expected is null || column.Get(expected).Integer != stored)
            return false;
        foreach (ColumnMap<TRow> text in texts)
            text.Read(row, ExpectedTexts.Instance, text.Ordinal, expected);
        return true;
    }

    /// <summary>A row whose texts are the expected ones.</summary>
    private sealed class ExpectedTexts : SqlRow
    {
        public static readonly ExpectedTexts Instance = new();

        public override bool IsNull(int column) => throw new NotSupportedException();

        public override long Integer(int column) => throw new NotSupportedException();

        public override bool Boolean(int column) => throw new NotSupportedException();

        public override double Real(int column) => throw new NotSupportedException();

        public override string Text(int column) => throw new NotSupportedException();

        public override byte[] Bytes(int column) => throw new NotSupportedException();

        public override DateTime Time(int column) => throw new NotSupportedException();

        public override string? TextOrNull(int column, string? expected) => expected;
    }
}
