using TrackStore.Sample.Csv;

namespace TrackStore.Sample.Rendering;

/// <summary>Reports what an import did, and which rows it skipped and why.</summary>
internal static class ImportReport
{
    private const int MaxRows = 20;

    // Most of a shorter import is start-up time.
    private static readonly TimeSpan MeasurableTime = TimeSpan.FromSeconds(1);

    /// <summary>Writes the report.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="csv">The file.</param>
    /// <param name="result">What the library did with its rows.</param>
    /// <param name="elapsed">How long it took, or null to leave the time out.</param>
    public static void Write(Output output, TrackCsvReader csv, ImportResult result, TimeSpan? elapsed)
    {
        long rejected = csv.Rejections.Count + result.Rejected;
        long rows = csv.Rejections.Count + result.Read;
        output.Line($"{Format.Count(rows, "row")}{Duration(rows, elapsed)}");
        string changes = $"{Format.Number(result.Updated)} updated, {Format.Number(result.Unchanged)} unchanged";
        output.Line($"  [green]{Format.Number(result.Added)} added[/], {changes}, {Format.Number(rejected)} rejected");
        if (rejected == 0)
            return;

        CsvRejection[] shown =
        [
            .. csv.Rejections
                .Concat(result.Rejections.Select(
                    rejection => new CsvRejection(csv.LineOf(rejection.Index), ErrorText.ForUsers(rejection.Reason))))
                .OrderBy(rejection => rejection.Line)
                .Take(MaxRows),
        ];
        output.Line($"Skipped:");
        foreach (CsvRejection rejection in shown)
            output.Line($"  [red]line {Format.Number(rejection.Line)}[/]: {rejection.Reason}");
        if (rejected > shown.Length)
            output.Line($"  and {Format.Number(rejected - shown.Length)} more");
    }

    private static string Duration(long rows, TimeSpan? elapsed) => elapsed switch
    {
        null => "",
        { } time when time < MeasurableTime => $" in {Format.Elapsed(time)}",
        { } time => $" in {Format.Elapsed(time)}, {Format.Number((long)(rows / time.TotalSeconds))} rows/s",
    };
}
