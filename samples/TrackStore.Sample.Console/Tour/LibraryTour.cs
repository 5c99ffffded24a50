using TrackStore.Sample.Commands;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Tells the whole story of the library on a small one that it makes: import, covers, loader, edits, tags, links, and what was stored.</summary>
internal sealed class LibraryTour(Output output, TimeProvider clock)
{
    /// <summary>Runs the tour.</summary>
    /// <param name="path">The file to make, or null for one in a new temporary folder.</param>
    /// <param name="cancellationToken">Cancels the tour; the file stays as it is then.</param>
    /// <exception cref="CommandException">There is a file already; the tour writes to nobody's library.</exception>
    public async Task RunAsync(string? path, CancellationToken cancellationToken)
    {
        path ??= Path.Combine(Directory.CreateTempSubdirectory("trackstore-").FullName, "library.db");
        if (File.Exists(path))
            throw new CommandException($"{Path.GetFullPath(path)} is there already, and the tour wants to make a new library. Name another file, or leave --library out.");

        long started = clock.GetTimestamp();
        output.Line($"[bold]TrackStore[/]: tracks, their platforms and their artwork, in one file");
        string file;
        await using (Library library = await Library.CreateAsync(path, cancellationToken))
        {
            file = library.Path;
            output.Line($"New library {file} ({Format.Elapsed(clock.GetElapsedTime(started))})");
            await RunStepsAsync(library, cancellationToken);
        }

        // Closed, so that the file holds all of it and no write-ahead log stands beside it.
        output.Line($"The file takes {Format.Bytes(new FileInfo(file).Length)}; all of it took {Format.Elapsed(clock.GetElapsedTime(started))}.");
        WriteNextCommands(file);
    }

    private async Task RunStepsAsync(Library library, CancellationToken cancellationToken)
    {
        await new ImportStep(output, clock).RunAsync(library, cancellationToken);
        await new CoverStep(output, clock).RunAsync(library, cancellationToken);
        await new LoaderStep(output, clock).RunAsync(library, cancellationToken);
        await new EditStep(output).RunAsync(library, cancellationToken);
        await new PlatformStep(output).RunAsync(library, cancellationToken);
        await new SummaryStep(output).RunAsync(library, cancellationToken);
    }

    private void WriteNextCommands(string file)
    {
        output.Heading($"Yours to explore");
        output.Line($"The library stays where it is. From the repository's folder, try:");
        string[] commands = ["search --genre \"trip hop\" --bpm 70..100", "show 5", "artwork 12", "image 5 --size large --output let-down", "stale spotify", "--help"];
        foreach (string command in commands)
            output.Verbatim($"  {CommandLine.Prefix} {command}{(command == "--help" ? "" : $" --library {Quote(file)}")}");
    }

    private static string Quote(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
