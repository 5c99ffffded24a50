using System.CommandLine;
using TrackStore.Sample.Csv;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Live;

namespace TrackStore.Sample.Commands;

/// <summary>import: adds or updates the tracks of a CSV file.</summary>
internal static class ImportCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("csv")
        {
            Description = "The file. Its first line names the columns: Title and Artist are required; Album, Album Artist, Duration, Year, "
                + "BPM or Tempo, Key, ISRC, Label, Genres and Artwork URL are optional. Other columns are ignored. Separators (comma, "
                + "semicolon, tab) and encodings are found, and a length may be seconds, milliseconds, m:ss or h:mm:ss. The texts that "
                + "iTunes, Apple Music and rekordbox export are recognized, and so are playlists from Exportify.",
        };
        var command = new Command("import", "Adds the tracks of a CSV file, and updates those already in the library. Your edits stay.")
        {
            file,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            using TrackCsvReader csv = TrackCsvReader.Open(arguments.GetRequiredValue(file));
            await using Library library = await Library.CreateAsync(
                host.AddressOf(arguments), host.NoPlatformsOf(arguments), cancellationToken);
            long started = host.Clock.GetTimestamp();
            ImportResult result = await ImportProgressView.RunAsync(
                host.Output,
                csv,
                progress => library.Tracks.ImportAsync(csv.ReadAsync(cancellationToken), progress, cancellationToken));
            ImportReport.Write(host.Output, csv, result, host.Clock.GetElapsedTime(started));
            host.Output.Line($"Library: {library.Address.Name}");
            return ExitCode.Success;
        });
        return command.WithExamples("import tracks.csv", "import tracks.csv --database party.db", "import Music.txt");
    }
}
