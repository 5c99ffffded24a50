namespace TrackStore.Sample.Rendering.Files;

/// <summary>Shows what a relocation does, or would do.</summary>
internal static class RelocationView
{
    public static void Write(Output output, RelocationResult result)
    {
        output.List(
            [new Column("Track", RightAligned: true), new Column("Before"), new Column("After")],
            [.. result.Samples.Select(path => new[] { Format.Id(path.TrackId), path.Before, path.After })]);
        if (result.Relocated > result.Samples.Count)
            output.Note($"and {Format.Number(result.Relocated - result.Samples.Count)} more");
        if (result.TooLong > 0)
        {
            string stay = result.TooLong == 1 ? "stays" : "stay";
            output.Note($"{Format.Count(result.TooLong, "path")} would be too long and {stay} as before.");
        }
    }
}
