using TrackStore.Sample.Commands;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Demo;

/// <summary>Tells the story of a synchronisation: every step is a command that a user could type, run as it stands there.</summary>
internal sealed class SyncStory(Output output, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    /// <summary>The track whose cover is gone from Spotify's server.</summary>
    private static readonly string GoneCover = $"spotify:{SpotifyCatalogue.IdOf("Überland")}";

    // Remarks and errors are part of the story, and lists are for its readers, so that it can be read from a file as well.
    private readonly Output _told = new(output.Terminal, output.Terminal.Profile.Out.Writer) { IsForReading = true };

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
                string export = Path.ChangeExtension(file, ".rekordbox.xml");
                RekordboxExport.Write(export);
                Introduce(standIn, file);
                await TellAsync(new Typist(_told, clock, standIn, file), standIn, export, cancellationToken);
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
        _told.Line($"The clients of Spotify and Discogs speak to stand-ins at {standIn.Address.AbsoluteUri}, which answer as the real ones do.");
        _told.Line($"Their music is invented, and their covers are painted by this program. TrackStore refuses to download from addresses on this machine; the demo allows this one, as a host can.");
        _told.Line($"Below, \"$\" stands for: {CommandLine.Prefix} --demo --library {file}");
    }

    private async Task TellAsync(Typist typist, StandInHost standIn, string export, CancellationToken cancellationToken)
    {
        _told.Heading($"1. Search a platform, and take one of the results in");
        await typist.TypeAsync(["search", "spotify", "night ferries"], cancellationToken);
        await typist.TypeAsync(["search", "spotify", "night ferries", "--take", "1"], cancellationToken);

        await TellOfCoversAsync(typist, cancellationToken);
        await TellOfRecognisingAsync(typist, cancellationToken);
        await TellOfRankingAsync(typist, export, cancellationToken);
        await TellOfEditsAsync(typist, standIn, cancellationToken);
        await TellOfPinsAsync(typist, cancellationToken);
        await TellOfInterruptionAsync(typist, cancellationToken);
    }

    private async Task TellOfCoversAsync(Typist typist, CancellationToken cancellationToken)
    {
        _told.Heading($"2. Take in all that is saved there, with covers");
        _told.Line($"One cover is gone from its server (404), and another server is busy (503, with Retry-After). No track fails for that.");
        await typist.TypeAsync(["sync", "spotify", "--saved"], cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(StandInCovers.BusySeconds) + Margin, clock, cancellationToken);
        _told.Line($"\nA second later the busy server's cover is due again:");
        await typist.TypeAsync(["refresh", "--covers"], cancellationToken);
        _told.Line($"\nThe one that is gone is remembered as such, and not asked for at every sync:");
        await typist.TypeAsync(["artwork", GoneCover], cancellationToken);
    }

    private async Task TellOfRecognisingAsync(Typist typist, CancellationToken cancellationToken)
    {
        _told.Heading($"3. A second platform, the same tracks");
        _told.Line($"Discogs knows no recording codes, and this sleeve is printed in capitals; artist, title and length tell that the tracks are there already. A preview writes nothing.");
        await typist.TypeAsync(["search", "discogs", "überland"], cancellationToken);
        await typist.TypeAsync(["sync", "discogs", "--release", "1003", "--preview"], cancellationToken);
        await typist.TypeAsync(["sync", "discogs", "--collection"], cancellationToken);
        await typist.TypeAsync(["sync", "discogs", "--wantlist"], cancellationToken);
        _told.Line($"\nAnd Discogs has the cover that was gone:");
        await typist.TypeAsync(["artwork", GoneCover], cancellationToken);
    }

    private async Task TellOfRankingAsync(Typist typist, string export, CancellationToken cancellationToken)
    {
        _told.Heading($"4. A third one, and whose word counts");
        _told.Line($"An export of rekordbox brings the tempi that a DJ measured; Spotify takes slow ones for twice as fast.");
        await typist.TypeAsync(["sync", "rekordbox", "--path", export], cancellationToken);
        _told.Line($"\nOne track, three links, and of each platform what it knows best: the year from Discogs, the tempo from rekordbox, the cover from Spotify.");
        await typist.TypeAsync(["explain", "1"], cancellationToken);
        await typist.TypeAsync(["explain", "1", "bpm"], cancellationToken);
        _told.Line($"\nThe same syncs once more change nothing, however often:");
        await typist.TypeAsync(["sync", "spotify", "--saved"], cancellationToken);
        await typist.TypeAsync(["sync", "discogs", "--collection"], cancellationToken);
        await typist.TypeAsync(["sync", "rekordbox", "--path", export], cancellationToken);
    }

    private async Task TellOfEditsAsync(Typist typist, StandInHost standIn, CancellationToken cancellationToken)
    {
        _told.Heading($"5. An edit that no sync takes back");
        await typist.TypeAsync(["edit", "1", "--year", "1999"], cancellationToken);
        standIn.Discogs.Correct(DiscogsDatabase.First, record => record with { Released = "2002" });
        _told.Line($"\nMeanwhile somebody has corrected the year on Discogs to 2002. The track's link is marked, and what is marked is asked for again:");
        await typist.TypeAsync(["mark", "1", "--platform", "discogs"], cancellationToken);
        await typist.TypeAsync(["refresh", "--stale", "--list"], cancellationToken);
        await typist.TypeAsync(["explain", "1", "year"], cancellationToken);
        _told.Line($"\nThe edit taken back, the ranking decides:");
        await typist.TypeAsync(["revert", "1", "year"], cancellationToken);
    }

    private async Task TellOfPinsAsync(Typist typist, CancellationToken cancellationToken)
    {
        _told.Heading($"6. \"The year from this platform\": a field that follows the platform of your choice");
        await typist.TypeAsync(["use", "spotify", "1", "year"], cancellationToken);
        await typist.TypeAsync(["use", "discogs", "1", "cover", "genres"], cancellationToken);
        _told.Line($"\nSyncs respect that:");
        await typist.TypeAsync(["sync", "discogs", "--release", "1001"], cancellationToken);
        await typist.TypeAsync(["show", "1"], cancellationToken);
    }

    private async Task TellOfInterruptionAsync(Typist typist, CancellationToken cancellationToken)
    {
        _told.Heading($"7. An interruption, and the same command again");
        _told.Line($"A playlist has {Format.Count(SpotifyCatalogue.TapeTracks, "track")}, and an episode and a local file that are none. Ctrl+C comes when a third of them is stored:");
        string[] command = ["sync", "spotify", "--playlist", SpotifyCatalogue.TapeId];
        await typist.InterruptAsync(command, SpotifyCatalogue.TapeTracks / 3, cancellationToken);
        await typist.TypeAsync(command, cancellationToken);
        _told.Line($"\nAnd once more, from the beginning: nothing is there twice.");
        await typist.TypeAsync(command, cancellationToken);
    }

    private void End(string file, bool kept, TimeSpan elapsed)
    {
        _told.Heading($"What this has shown");
        _told.Line($"Search and preview; tracks and covers of three platforms as one library; failures that stay small; an edit that outlives a sync; why a field shows what it shows; a choice of yours over the ranking; a sync that goes on where it was.");
        if (kept)
            _told.Line($"The library stays at {file}; any command works on it with --demo --library {file}. All of it took {Format.Elapsed(elapsed)}.");
        else
            _told.Line($"All of it took {Format.Elapsed(elapsed)}; the library and its platforms are gone again. \"demo --library <file>\" keeps the library to explore.");
    }
}
