using TrackStore.Sample.Commands;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.StandIn;

namespace TrackStore.Sample.Demo;

/// <summary>Shows a sync step by step. Every step is a command that a user could type, run exactly as shown.</summary>
internal sealed class SyncDemo(Output output, TimeProvider clock)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMilliseconds(200);

    /// <summary>The track whose cover is missing on Spotify's server.</summary>
    private static readonly string MissingCover = $"spotify:{SpotifyCatalog.IdOf("Überland")}";

    // Notes and errors belong to the demo, and its lists are for people, so that it can be read from a file as well.
    private readonly Output _output = new(
        output.Terminal, output.Terminal.Profile.Out.Writer, output.IsPlain ? null : output.Terminal.Profile.Width)
    {
        IsForReading = true,
    };

    /// <summary>Runs the demo.</summary>
    /// <param name="database">
    /// The new file or empty database to keep, or null for a temporary file that is deleted, also after a failure.
    /// </param>
    /// <param name="cancellationToken">Cancels the demo; a named library stays.</param>
    /// <exception cref="CommandException">The library exists; the demo doesn't touch other libraries.</exception>
    public async Task RunAsync(string? database, CancellationToken cancellationToken)
    {
        using var target = new NewLibrary("demo", database);
        string export = target.PathBeside("rekordbox.xml");
        await using (Library library = await Library.CreateAsync(target.Address, PlatformSet.NoneOfDemo, cancellationToken))
            await target.RequireEmptyAsync(library, cancellationToken);
        await using (var standIn = StandInHost.Start())
        {
            RekordboxExport.Write(export);
            Introduce(standIn, target);
            await RunStepsAsync(new CommandTyper(_output, clock, standIn, target.Text), standIn, export, cancellationToken);
        }

        Conclude(target);
    }

    private void Introduce(StandInHost standIn, NewLibrary target)
    {
        _output.Line($"[bold]TrackStore[/]: several platforms describe the same tracks, and none of your edits is lost");
        _output.Line(
            $"The Spotify and Discogs clients talk to stand-ins at {standIn.Address.AbsoluteUri}, which respond like the real platforms.");
        _output.Paragraph(
            "Their music is invented, and this program draws their covers. TrackStore doesn't download from this machine unless the host "
            + "allows it, as the demo does.");
        _output.Line($"Below, \"$\" stands for:");
        _output.Verbatim($"  {CommandLine.Prefix} --demo --database {target.Address.Name}");
    }

    private async Task RunStepsAsync(CommandTyper typer, StandInHost standIn, string export, CancellationToken cancellationToken)
    {
        _output.Heading($"1. Search a platform, and import a result");
        await typer.TypeAsync(["search", "spotify", "night ferries"], cancellationToken);
        await typer.TypeAsync(["search", "spotify", "night ferries", "--take", "1"], cancellationToken);

        await ShowCoversAsync(typer, cancellationToken);
        await ShowMatchingAsync(typer, cancellationToken);
        await ShowRankingAsync(typer, export, cancellationToken);
        await ShowEditsAsync(typer, standIn, cancellationToken);
        await ShowChoicesAsync(typer, cancellationToken);
        await ShowInterruptionAsync(typer, cancellationToken);
    }

    private async Task ShowCoversAsync(CommandTyper typer, CancellationToken cancellationToken)
    {
        _output.Heading($"2. Import all saved tracks, with covers");
        _output.Line(
            $"One cover is missing on its server (404), and another server is busy (503, with Retry-After). No track fails for that.");
        await typer.TypeAsync(["sync", "spotify", "--saved"], cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(StandInCovers.BusySeconds) + Margin, clock, cancellationToken);
        _output.Line($"\nA second later, the busy server's cover is due again:");
        await typer.TypeAsync(["refresh", "--covers"], cancellationToken);
        _output.Line($"\nThe library remembers the missing one and doesn't request it at every sync:");
        await typer.TypeAsync(["artwork", MissingCover], cancellationToken);
    }

    private async Task ShowMatchingAsync(CommandTyper typer, CancellationToken cancellationToken)
    {
        _output.Heading($"3. A second platform, the same tracks");
        _output.Paragraph(
            "Discogs has no recording codes, and this sleeve is in capitals; artist, title and length match the tracks anyway. "
            + "A preview changes nothing.");
        await typer.TypeAsync(["search", "discogs", "überland"], cancellationToken);
        await typer.TypeAsync(["sync", "discogs", "--release", "1003", "--preview"], cancellationToken);
        await typer.TypeAsync(["sync", "discogs", "--collection"], cancellationToken);
        await typer.TypeAsync(["sync", "discogs", "--wantlist"], cancellationToken);
        _output.Line($"\nDiscogs has the cover that was missing:");
        await typer.TypeAsync(["artwork", MissingCover], cancellationToken);
    }

    private async Task ShowRankingAsync(CommandTyper typer, string export, CancellationToken cancellationToken)
    {
        _output.Heading($"4. A third platform, and how values are ranked");
        _output.Line($"A rekordbox export has the tempos that a DJ measured; Spotify reports some slow ones as twice as fast.");
        await typer.TypeAsync(["sync", "rekordbox", "--path", export], cancellationToken);
        _output.Line(
            $"\nOne track, three links, and each platform's best values: year from Discogs, tempo from rekordbox, cover from Spotify.");
        await typer.TypeAsync(["explain", "1"], cancellationToken);
        await typer.TypeAsync(["explain", "1", "bpm"], cancellationToken);
        _output.Line($"\nThe same syncs again change nothing:");
        await typer.TypeAsync(["sync", "spotify", "--saved"], cancellationToken);
        await typer.TypeAsync(["sync", "discogs", "--collection"], cancellationToken);
        await typer.TypeAsync(["sync", "rekordbox", "--path", export], cancellationToken);
    }

    private async Task ShowEditsAsync(CommandTyper typer, StandInHost standIn, CancellationToken cancellationToken)
    {
        _output.Heading($"5. An edit that no sync overwrites");
        await typer.TypeAsync(["edit", "1", "--year", "1999"], cancellationToken);
        standIn.Discogs.Correct(DiscogsDatabase.FirstId, record => record with { Released = "2002" });
        _output.Line(
            $"\nMeanwhile, somebody corrects the year on Discogs to 2002. The link is marked as stale, and stale links are refreshed:");
        await typer.TypeAsync(["mark", "1", "--platform", "discogs"], cancellationToken);
        await typer.TypeAsync(["refresh", "--stale", "--list"], cancellationToken);
        await typer.TypeAsync(["explain", "1", "year"], cancellationToken);
        _output.Line($"\nAfter the edit is reverted, the ranking decides:");
        await typer.TypeAsync(["revert", "1", "year"], cancellationToken);
    }

    private async Task ShowChoicesAsync(CommandTyper typer, CancellationToken cancellationToken)
    {
        _output.Heading($"6. \"The year from this platform\": a field that follows a chosen platform");
        await typer.TypeAsync(["use", "spotify", "1", "year"], cancellationToken);
        await typer.TypeAsync(["use", "discogs", "1", "cover", "genres"], cancellationToken);
        _output.Line($"\nSyncs respect the choice:");
        await typer.TypeAsync(["sync", "discogs", "--release", "1001"], cancellationToken);
        await typer.TypeAsync(["show", "1"], cancellationToken);
    }

    private async Task ShowInterruptionAsync(CommandTyper typer, CancellationToken cancellationToken)
    {
        _output.Heading($"7. An interruption, and the same command again");
        _output.Paragraph(
            $"A playlist has {Format.Count(SpotifyCatalog.TapeTracks, "track")}; its episode and its local file are skipped. "
            + "Ctrl+C comes when a third is stored:");
        string[] command = ["sync", "spotify", "--playlist", SpotifyCatalog.TapeId];
        await typer.InterruptAsync(command, SpotifyCatalog.TapeTracks / 3, cancellationToken);
        await typer.TypeAsync(command, cancellationToken);
        _output.Line($"\nOnce more from the beginning adds no duplicates:");
        await typer.TypeAsync(command, cancellationToken);
    }

    private void Conclude(NewLibrary target)
    {
        _output.Heading($"What you saw");
        _output.Paragraph(
            "Search and preview, tracks and covers of three platforms in one library, failures that stay small, an edit that survives a "
            + "sync, the reason for each value, a choice over the ranking, and a sync that resumes.");
        string name = target.Address.Name;
        if (target.IsKept)
            _output.Line($"The library stays at {name}. Add --demo --database {name} to run any command on it.");
        else
            _output.Line($"The library was temporary. \"demo --database <file or address>\" keeps it.");
    }
}
