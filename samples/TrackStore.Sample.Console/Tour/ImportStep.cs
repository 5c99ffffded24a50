using TrackStore.Sample.Csv;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Imports the shipped tracks and looks one up the way people type.</summary>
internal sealed class ImportStep(Output output, TimeProvider clock)
{
    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"1. Import");
        long started = clock.GetTimestamp();
        using (TrackCsvReader csv = TrackCsvReader.Open(SampleData.Tracks))
        {
            ImportResult result = await library.Tracks.ImportAsync(csv.ReadAsync(cancellationToken), cancellationToken: cancellationToken);
            ImportReport.Write(output, csv, result, clock.GetElapsedTime(started));
        }

        started = clock.GetTimestamp();
        TrackPage found = await library.Tracks.QueryAsync(new TrackQuery { Text = "agaetis" }, cancellationToken);
        string titles = string.Join(", ", found.Items.Select(item => item.Title));
        output.Line($"Search \"agaetis\" finds {titles} on {string.Join(", ", found.Items.Select(item => item.Album).Distinct())} ({Format.Elapsed(clock.GetElapsedTime(started))})");
    }
}
