using TrackStore.Sample.Csv;

namespace TrackStore.Sample.Rendering;

/// <summary>Reports what an import did, which rows it skipped, and which values it left out, and why.</summary>
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
        long rejected = csv.RejectionCount + result.Rejected;
        long rows = csv.RejectionCount + result.Read;
        output.Line($"{Format.Count(rows, "row")}{Duration(rows, elapsed)}");
        string changes = $"{Format.Number(result.Updated)} updated, {Format.Number(result.Unchanged)} unchanged";
        output.Line($"  [green]{Format.Number(result.Added)} added[/], {changes}, {Format.Number(rejected)} rejected");
        if (result.Proposed > 0)
            output.Line($"  {Format.Number(result.Proposed)} of the added may be tracks that you have; \"duplicates\" lists them");
        if (csv.Dialect is { } dialect)
            output.Line($"  read as: {dialect}");
        WriteLines(
            output,
            "Skipped:",
            rejected,
            csv.Rejections.Select(rejection => (rejection.Line, rejection.Reason))
                .Concat(result.Rejections.Select(rejection => (csv.LineOf(rejection.Index), ErrorText.ForUsers(rejection.Reason)))));
        WriteLines(
            output,
            "Left out, while the rest of the row was imported:",
            csv.NoteCount + result.OmittedValues,
            csv.Notes.Select(note => (note.Line, note.Reason))
                .Concat(result.Omissions.Select(
                    omission => (csv.LineOf(omission.Index), ErrorText.OfOmission(omission.Field, omission.Reason)))));
    }

    private static void WriteLines(Output output, string heading, long count, IEnumerable<(long Line, string Reason)> problems)
    {
        if (count == 0)
            return;
        (long Line, string Reason)[] shown = [.. problems.OrderBy(problem => problem.Line).Take(MaxRows)];
        output.Line($"{heading}");
        foreach ((long line, string reason) in shown)
            output.Line($"  [red]line {Format.Number(line)}[/]: {reason}");
        if (count > shown.Length)
            output.Line($"  and {Format.Number(count - shown.Length)} more");
    }

    private static string Duration(long rows, TimeSpan? elapsed) => elapsed switch
    {
        null => "",
        { } time when time < MeasurableTime => $" in {Format.Elapsed(time)}",
        { } time => $" in {Format.Elapsed(time)}, {Format.Number((long)(rows / time.TotalSeconds))} rows/s",
    };
}
