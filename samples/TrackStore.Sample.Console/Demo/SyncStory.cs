using TrackStore.Sample.Commands;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Demo;

/// <summary>Tells the story of a synchronisation: every step is a command that a user could type, run as it stands there.</summary>
internal sealed class SyncStory(Output output, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    // Remarks and errors are part of the story, so that it can be read from a file as well.
    private readonly Output _told = new(output.Terminal, output.Terminal.Profile.Out.Writer);

    /// <summary>Tells the story.</summary>
    /// <param name="path">The library's file to make and to keep, or null for one that is deleted at the end.</param>
    /// <param name="cancellationToken">Cancels the story.</param>
    /// <exception cref="CommandException">There is a file already; the story writes to nobody's library.</exception>
    public async Task RunAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is not null && File.Exists(path))
            throw new CommandException($"{Path.GetFullPath(path)} is there already, and the demo wants to make a new library. Name another file, or leave --library out.");

        DirectoryInfo? temporary = path is null ? Directory.CreateTempSubdirectory("trackstore-") : null;
        string file = Path.GetFullPath(path ?? Path.Combine(temporary!.FullName, "demo.db"));
        long started = clock.GetTimestamp();
        try
        {
            await using (var standIn = StandInHost.Start())
            {
                Introduce(standIn, file);
                await TellAsync(new Typist(_told, clock, standIn, file), standIn, cancellationToken);
            }

            End(file, kept: temporary is null, clock.GetElapsedTime(started));
        }
        finally
        {
            temporary?.Delete(recursive: true);
        }
    }

    private void Introduce(StandInHost standIn, string file)
    {
        _told.Line($"[bold]TrackStore[/]: several platforms describe the same tracks, and no edit of yours is ever lost");
        _told.Line($"Stand-in platforms run at {standIn.Address.AbsoluteUri}: {string.Join(", ", standIn.Platforms.Select(platform => $"{platform.Name} ({Format.Count(platform.Count, "track")})"))}.");
        _told.Line($"Their music is invented, and their covers are painted by this program. TrackStore refuses to download from addresses on this machine; the demo allows this one, as a host can.");
        _told.Line($"Below, \"$\" stands for: {CommandLine.Prefix} --demo --library {file}");
    }

    private async Task TellAsync(Typist typist, StandInHost standIn, CancellationToken cancellationToken)
    {
        _told.Heading($"1. Search a platform");
        _told.Line($"A preview writes nothing: it says what would be done, and as what a track would be recognised.");
        await typist.TypeAsync(["sync", StandInPlatforms.Stream, "--search", "night ferries", "--preview"], cancellationToken);

        _told.Heading($"2. Take one of them in");
        await typist.TypeAsync(["sync", StandInPlatforms.Stream, "--id", "s-101", "--list"], cancellationToken);

        await TellOfCoversAsync(typist, cancellationToken);
        await TellOfRecognisingAsync(typist, cancellationToken);
        await TellOfEditsAsync(typist, standIn, cancellationToken);
        await TellOfPinsAsync(typist, cancellationToken);
        await TellOfInterruptionAsync(typist, cancellationToken);
    }

    private async Task TellOfCoversAsync(Typist typist, CancellationToken cancellationToken)
    {
        _told.Heading($"3. Take in all that is saved there, with covers");
        _told.Line($"One cover is gone from its server (404), and another server is busy (503, with Retry-After). No track fails for that.");
        await typist.TypeAsync(["sync", StandInPlatforms.Stream], cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(StandInCovers.BusySeconds) + Margin, clock, cancellationToken);
        _told.Line($"\nA second later the busy server's cover is due again:");
        await typist.TypeAsync(["refresh", "--covers"], cancellationToken);
        _told.Line($"\nThe one that is gone is remembered as such, and not asked for at every sync:");
        await typist.TypeAsync(["artwork", $"{StandInPlatforms.Stream}:s-302"], cancellationToken);
    }

    private async Task TellOfRecognisingAsync(Typist typist, CancellationToken cancellationToken)
    {
        _told.Heading($"4. A second platform, the same tracks");
        _told.Line($"It writes in capitals and knows no codes of these; artist, title and length tell that they are the same.");
        await typist.TypeAsync(["sync", StandInPlatforms.Records, "--search", "uberland", "--preview"], cancellationToken);
        await typist.TypeAsync(["sync", StandInPlatforms.Records], cancellationToken);
        _told.Line($"\nAnd it has the cover that was gone:");
        await typist.TypeAsync(["artwork", $"{StandInPlatforms.Stream}:s-302"], cancellationToken);
    }

    private async Task TellOfEditsAsync(Typist typist, StandInHost standIn, CancellationToken cancellationToken)
    {
        _told.Heading($"5. An edit that no sync takes back, and why a field shows what it shows");
        await typist.TypeAsync(["edit", "1", "--year", "1999"], cancellationToken);
        standIn.Records.Correct("r-101", track => track with { Released = "2002" });
        _told.Line($"\nMeanwhile {StandInPlatforms.Records} has corrected the year to 2002. The track is marked, and its platforms are asked again:");
        await typist.TypeAsync(["mark", "1"], cancellationToken);
        await typist.TypeAsync(["refresh", "--stale", "--list"], cancellationToken);
        await typist.TypeAsync(["explain", "1", "year"], cancellationToken);
        _told.Line($"\nThe edit taken back, the ranking decides:");
        await typist.TypeAsync(["revert", "1", "year"], cancellationToken);
    }

    private async Task TellOfPinsAsync(Typist typist, CancellationToken cancellationToken)
    {
        _told.Heading($"6. \"The year from this platform\": a field that follows the platform of your choice");
        await typist.TypeAsync(["use", StandInPlatforms.Stream, "1", "year"], cancellationToken);
        await typist.TypeAsync(["use", StandInPlatforms.Records, "1", "cover", "genres"], cancellationToken);
        _told.Line($"\nSyncs respect that, and a sync with nothing new changes nothing:");
        await typist.TypeAsync(["sync", StandInPlatforms.Records], cancellationToken);
        await typist.TypeAsync(["explain", "1"], cancellationToken);
    }

    private async Task TellOfInterruptionAsync(Typist typist, CancellationToken cancellationToken)
    {
        _told.Heading($"7. An interruption, and the same command again");
        _told.Line($"{StandInPlatforms.Archive} has {Format.Count(StandInPlatforms.ArchiveTracks, "track")}. Ctrl+C comes when a third of them is stored:");
        await typist.InterruptAsync(["sync", StandInPlatforms.Archive], StandInPlatforms.ArchiveTracks / 3, cancellationToken);
        await typist.TypeAsync(["sync", StandInPlatforms.Archive], cancellationToken);
        _told.Line($"\nAnd once more, from the beginning: nothing is there twice.");
        await typist.TypeAsync(["sync", StandInPlatforms.Archive], cancellationToken);
    }

    private void End(string file, bool kept, TimeSpan elapsed)
    {
        _told.Heading($"What this has shown");
        _told.Line($"Search and preview; tracks and covers of two platforms as one library; failures that stay small; an edit that outlives a sync; why a field shows what it shows; a choice of yours over the ranking; a sync that goes on where it was.");
        if (kept)
            _told.Line($"The library stays at {file}; any command works on it with --demo --library {file}. All of it took {Format.Elapsed(elapsed)}.");
        else
            _told.Line($"All of it took {Format.Elapsed(elapsed)}; the library and its platforms are gone again. \"demo --library <file>\" keeps the library to explore.");
    }
}
