using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Csv;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Edits a track, imports the file again, and shows that the edit is still there, with the imported value below it.</summary>
internal sealed class EditStep(Output output)
{
    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"4. Edits that no import overwrites");
        ITrackRepository tracks = library.Tracks;
        TrackItem item = await library.FindAsync("Radiohead", "Let Down", cancellationToken);
        long id = item.TrackId.GetValueOrDefault();
        await tracks.UpdateAsync(id, new TrackUpdate { Year = "1997-05", Bpm = 103 }, cancellationToken);

        using TrackCsvReader csv = TrackCsvReader.Open(SampleData.Tracks);
        ImportResult again = await tracks.ImportAsync(csv.ReadAsync(cancellationToken), cancellationToken: cancellationToken);
        string before = $"{item.Year}, {Format.Bpm(item.Bpm)} BPM";
        output.Line($"  {item.Title} ({before}) is edited, then the file is imported again: {Format.Number(again.Unchanged)} unchanged");

        IReadOnlyList<TrackFieldValue> layers = await library.Fields.GetFieldsAsync(id, cancellationToken);
        foreach (TrackField field in new[] { TrackField.Year, TrackField.Bpm })
        {
            IEnumerable<string> values = layers.Where(layer => layer.Field == field).Select(Describe);
            output.Line($"  {FieldNames.Of(field)}: {string.Join(", ", values)}");
        }

        Track reverted = await library.Fields.RevertAsync(id, [TrackField.Bpm], cancellationToken);
        output.Line($"  tempo reverted: {Format.Bpm(reverted.Bpm)} BPM again; the year stays {reverted.Year}");
    }

    private static string Describe(TrackFieldValue value)
        => $"{ExplanationView.SourceOf(value)} {Format.FieldValue(value.Field, value.Value)}{(value.IsEffective ? " (shown)" : "")}";
}
