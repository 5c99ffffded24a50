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
    /// <param name="database">
    /// The new file or empty database to keep, or null for a temporary file that is deleted, also after a failure.
    /// </param>
    /// <param name="cancellationToken">Cancels the tour; a named library stays.</param>
    /// <exception cref="CommandException">The library exists; the tour doesn't touch other libraries.</exception>
    public async Task RunAsync(string? database, CancellationToken cancellationToken)
    {
        using var target = new NewLibrary("tour", database);
        string place = target.Address.File is null ? "database" : "file";
        output.Line($"[bold]TrackStore[/]: tracks, their platforms and their artwork, in one {place}");
        await using (Library library = await Library.CreateAsync(target.Address, PlatformSet.None, cancellationToken))
        {
            await target.RequireEmptyAsync(library, cancellationToken);
            output.Line($"New library: {target.Address.Name}");
            await RunStepsAsync(library, cancellationToken);
        }

        // Measured after closing, when the file contains everything and there is no write-ahead log beside it.
        if (target.Address.File is { } file)
            output.Line($"The file takes {Format.Bytes(new FileInfo(file).Length)}.");
        WriteNextCommands(target);
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

    private void WriteNextCommands(NewLibrary target)
    {
        output.Heading($"Try it yourself");
        if (!target.IsKept)
        {
            output.Line($"This library was temporary. To keep one, run the tour with --database, in the repository's folder:");
            output.Verbatim($"  {CommandLine.Prefix} --database tour.db");
            output.Verbatim($"  {CommandLine.Prefix} --help");
            return;
        }

        string addition = target.Address.File is null ? ", with your user and password in the address" : "";
        output.Line($"In the repository's folder{addition}:");
        string[] commands =
        [
            "search --genre \"trip hop\" --bpm 70..100",
            "show 5",
            "artwork 12",
            "image 5 --size large --output let-down",
            "stale spotify",
        ];
        foreach (string command in commands)
            output.Verbatim($"  {CommandLine.Prefix} {command} --database {Quote(target.Address.Name)}");
        output.Verbatim($"  {CommandLine.Prefix} --help");
    }

    private static string Quote(string path) => path.Contains(' ') ? $"\"{path}\"" : path;
}
