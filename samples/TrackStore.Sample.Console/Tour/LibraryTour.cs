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
        await using Library library = await Library.CreateAsync(path, cancellationToken);
        output.Line($"New library {library.Path} ({Format.Elapsed(clock.GetElapsedTime(started))})");

        await new ImportStep(output, clock).RunAsync(library, cancellationToken);
        await new CoverStep(output, clock).RunAsync(library, cancellationToken);
        await new LoaderStep(output, clock).RunAsync(library, cancellationToken);
        await new EditStep(output).RunAsync(library, cancellationToken);
        await new PlatformStep(output).RunAsync(library, cancellationToken);
        await new SummaryStep(output).RunAsync(library, cancellationToken);

        output.Heading($"Yours to explore");
        output.Line($"All of it took {Format.Elapsed(clock.GetElapsedTime(started))}. The library stays where it is; try:");
        string[] commands = ["search --genre \"trip hop\" --bpm 70..100", "show 5", "image 5 --size large --output let-down", "stale spotify", "--help"];
        foreach (string command in commands)
            output.Verbatim($"  {CommandLine.Prefix} {command}{(command == "--help" ? "" : $" --library {Quote(library.Path)}")}");
    }

    private static string Quote(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
