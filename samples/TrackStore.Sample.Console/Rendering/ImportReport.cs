using TrackStore.Sample.Csv;

namespace TrackStore.Sample.Rendering;

/// <summary>Says what an import did, and which rows it skipped and why.</summary>
internal static class ImportReport
{
    private const int ShownRows = 20;

    public static void Write(Output output, TrackCsvReader csv, ImportResult result, TimeSpan elapsed)
    {
        long rejected = csv.Rejections.Count + result.Rejected;
        long rows = csv.Rejections.Count + result.Read;
        double perSecond = elapsed > TimeSpan.Zero ? rows / elapsed.TotalSeconds : rows;
        output.Line($"{Format.Count(rows, "row")} in {Format.Elapsed(elapsed)}, {Format.Number((long)perSecond)} rows/s");
        output.Line($"  [green]{Format.Number(result.Added)} added[/], {Format.Number(result.Updated)} updated, {Format.Number(result.Unchanged)} unchanged, {Format.Number(rejected)} rejected");
        if (rejected == 0)
            return;

        CsvRejection[] shown =
        [
            .. csv.Rejections
                .Concat(result.Rejections.Select(rejection => new CsvRejection(csv.LineOf(rejection.Index), rejection.Reason)))
                .OrderBy(rejection => rejection.Line)
                .Take(ShownRows),
        ];
        output.Line($"Skipped:");
        foreach (CsvRejection rejection in shown)
            output.Line($"  [red]line {Format.Number(rejection.Line)}[/]: {rejection.Reason}");
        if (rejected > shown.Length)
            output.Line($"  and {Format.Number(rejected - shown.Length)} more");
    }
}
