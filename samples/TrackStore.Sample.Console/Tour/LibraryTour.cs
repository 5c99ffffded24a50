using TrackStore.Sample.Commands;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>
/// Shows what the library does, on a small one that it creates: import, covers, loader, edits, tags, links, and what was stored.
/// </summary>
internal sealed class LibraryTour(Output output)
{
    /// <summary>Runs the tour.</summary>
    /// <param name="path">The file to create and keep, or null for a temporary one that is deleted, also after a failure.</param>
    /// <param name="cancellationToken">Cancels the tour; a named file stays.</param>
    /// <exception cref="CommandException">The file exists; the tour doesn't touch other libraries.</exception>
    public async Task RunAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is not null && File.Exists(path))
        {
            throw new CommandException(
                $"{Path.GetFullPath(path)} already exists. The tour creates a new library: name another file, or leave --database out.");
        }

        using TemporaryLibrary? temporary = path is null ? new TemporaryLibrary("library.db") : null;
        string file = Path.GetFullPath(path ?? temporary!.Path);
        output.Line($"[bold]TrackStore[/]: tracks, their platforms and their artwork, in one file");
        await using (Library library = await Library.CreateAsync(LibraryAddress.Parse(file), PlatformSet.None, cancellationToken))
        {
            output.Line($"New library: {file}");
            await RunStepsAsync(library, cancellationToken);
        }

        // Measured after closing, when the file contains everything and there is no write-ahead log beside it.
        output.Line($"The file takes {Format.Bytes(new FileInfo(file).Length)}.");
        WriteNextCommands(file, isKept: temporary is null);
    }

    private async Task RunStepsAsync(Library library, CancellationToken cancellationToken)
    {
        await new ImportStep(output).RunAsync(library, cancellationToken);
        await new CoverStep(output).RunAsync(library, cancellationToken);
        await new LoaderStep(output).RunAsync(library, cancellationToken);
        await new EditStep(output).RunAsync(library, cancellationToken);
        await new PlatformStep(output).RunAsync(library, cancellationToken);
        await new SummaryStep(output).RunAsync(library, cancellationToken);
    }

    private void WriteNextCommands(string file, bool isKept)
    {
        output.Heading($"Try it yourself");
        if (!isKept)
        {
            output.Line($"This library was temporary. To keep one, run the tour with --database, in the repository's folder:");
            output.Verbatim($"  {CommandLine.Prefix} --database tour.db");
            output.Verbatim($"  {CommandLine.Prefix} --help");
            return;
        }

        output.Line($"In the repository's folder:");
        string[] commands =
        [
            "search --genre \"trip hop\" --bpm 70..100",
            "show 5",
            "artwork 12",
            "image 5 --size large --output let-down",
            "stale spotify",
        ];
        foreach (string command in commands)
            output.Verbatim($"  {CommandLine.Prefix} {command} --database {Quote(file)}");
        output.Verbatim($"  {CommandLine.Prefix} --help");
    }

    private static string Quote(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
