using TrackStore.Sample.Csv;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Imports the sample tracks, and finds one without its accents.</summary>
internal sealed class ImportStep(Output output)
{
    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"1. Import");
        using (TrackCsvReader csv = TrackCsvReader.Open(SampleData.Tracks))
        {
            ImportResult result = await library.Tracks.ImportAsync(csv.ReadAsync(cancellationToken), cancellationToken: cancellationToken);
            ImportReport.Write(output, csv, result, elapsed: null);
        }

        TrackPage found = await library.Tracks.QueryAsync(new TrackQuery { Text = "agaetis" }, cancellationToken);
        string titles = string.Join(", ", found.Items.Select(item => item.Title));
        output.Line($"Search \"agaetis\" finds {titles} on {string.Join(", ", found.Items.Select(item => item.Album).Distinct())}");
    }
}
