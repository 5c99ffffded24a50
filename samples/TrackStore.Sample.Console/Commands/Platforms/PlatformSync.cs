using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Platforms.Folders;
using TrackStore.Sample.Rendering;
using TrackStore.Sample.Rendering.Live;
using TrackStore.Sample.Rendering.Files;

namespace TrackStore.Sample.Commands.Platforms;

/// <summary>The options that every "sync" command has, and what they do.</summary>
internal sealed class PlatformSync(CommandHost host)
{
    private const int MaxResults = 1_000;
    private const int MaxSource = 100;

    private readonly Option<string?> _search = new("--search")
    {
        Description = "The tracks that this search finds there",
        HelpName = "words",
    };
    private readonly Option<int> _limit = LimitOption(20);
    private readonly Option<bool> _preview = new("--preview") { Description = "Shows what the sync would do, and changes nothing" };
    private readonly Option<bool> _list = new("--list") { Description = "Lists what the sync did with each track" };
    private readonly Option<bool> _noCovers = new("--no-covers") { Description = "Downloads no covers" };

    public static Option<int> LimitOption(int defaultValue)
    {
        var limit = new Option<int>("--limit")
        {
            Description = $"The largest number of results, 1 to {MaxResults}",
            DefaultValueFactory = _ => defaultValue,
            HelpName = "number",
        };
        limit.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => int.TryParse(token.Value, out int number) && number is >= 1 and <= MaxResults))
                result.AddError($"--limit takes 1 to {MaxResults}.");
        });
        return limit;
    }

    /// <summary>Adds the options to the command of one platform.</summary>
    /// <param name="command">The command.</param>
    /// <param name="selectors">The options that select what to sync, of which only one can be used.</param>
    public void AddTo(Command command, params Option[] selectors)
    {
        Option[] exclusive = [.. selectors, _search];
        foreach (Option option in (Option[])[.. exclusive, _limit, _preview, _list, _noCovers])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (exclusive.Where(option => result.IsGiven(option)).Take(2).ToArray() is [var first, var second])
                result.AddError($"Use either {first.Name} or {second.Name}.");
            if (result.IsGiven(_limit) && !result.IsGiven(_search))
                result.AddError("--limit needs --search.");
            if (result.IsGiven(_preview) && result.IsGiven(_list))
                result.AddError("--preview lists the tracks already; leave --list out.");
        });
    }

    /// <summary>Syncs the selection, or shows what that would do.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="selection">What to sync, unless a search is asked for.</param>
    /// <param name="file">The platform's file or folder, or null for an online platform.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="cancellationToken">Cancels the sync.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(
        string platform, PlatformSelection selection, string? file, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_search) is { } words)
            selection = new PlatformSelection { Query = new PlatformQuery { Text = words, Limit = arguments.GetValue(_limit) } };
        await using PlatformSet platforms = host.PlatformsOf(arguments);
        var notes = new ReaderNotes();
        IPlatformClient? files = file is null ? null : platforms.AddFile(file, notes, platform);
        platforms.Require(platform, selection);
        var counter = new ReadCounter();
        platforms.Select(platform, selection.List, counter);
        platforms.ResumesDownloads = !arguments.GetValue(_preview) && !arguments.GetValue(_noCovers);

        await using Library library = await Library.CreateAsync(host.AddressOf(arguments), platforms, cancellationToken);
        FolderSync? folder = files is FolderScanner scanner ? new FolderSync(library, scanner, notes) : null;
        bool isWhole = selection is { Query: null, Ids: null };
        if (folder is not null && isWhole)
            await folder.LookAsync(cancellationToken);
        if (arguments.GetValue(_preview))
        {
            IAsyncEnumerable<PlatformTrack> tracks = Read(library.Platform(platform), selection, cancellationToken);
            List<SyncItem> items = await WaitView.RunAsync(
                host.Output,
                platform,
                counter,
                () => library.Synchronizer.PreviewAsync(tracks, cancellationToken).ToListAsync(cancellationToken).AsTask());
            WritePreview(items);
            ReaderNotesView.Write(host.Output, notes);
            if (folder is not null)
                FolderChangesView.Write(host.Output, folder.Changes);
            return ExitCode.Success;
        }

        bool withCovers = !arguments.GetValue(_noCovers);
        var run = new SyncRun(host, library, arguments.GetValue(_list), withCovers, counter)
        {
            OnItem = folder is null ? null : folder.Keep,
        };
        int code = await run.RunAsync(
            (options, progress) => SyncAsync(
                library, platform, selection, options with { Source = SourceOf(platform, file) }, progress, cancellationToken),
            cancellationToken);
        if (folder is not null && code == ExitCode.Success)
            await FinishAsync(folder, withCovers, cancellationToken);
        ReaderNotesView.Write(host.Output, notes);
        return code;
    }

    private async Task FinishAsync(FolderSync folder, bool withCovers, CancellationToken cancellationToken)
    {
        await folder.FinishAsync(cancellationToken);
        int covers = withCovers ? await folder.StoreCoversAsync(cancellationToken) : 0;
        if (covers > 0)
            host.Output.Line($"  covers: [green]{Format.Number(covers)} stored[/] from the files");
        FolderChangesView.Write(host.Output, folder.Changes);
        foreach (FolderMove move in await folder.FindMovesAsync(cancellationToken))
        {
            string tracks = $"{Format.Count(move.Tracks, "other track")} still {(move.Tracks == 1 ? "names" : "name")} a file";
            host.Output.Note(
                $"{move.From} is now {move.To}. {tracks} in the old folder. To change this:",
                $"relocate --from \"{move.From}\" --to \"{move.To}\"");
        }
    }

    // Each folder is a source of its own. An export has all of a collection, whatever its file is called, and a list has a name.
    private static string? SourceOf(string platform, string? file)
    {
        if (platform != PlatformNames.Folder || file is null)
            return null;
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(file));
        return folder.Length <= MaxSource ? folder : folder[^MaxSource..];
    }

    private static IAsyncEnumerable<PlatformTrack> Read(
        IPlatformClient client, PlatformSelection selection, CancellationToken cancellationToken)
        => selection.Query is { } query ? client.SearchAsync(query, cancellationToken)
            : selection.Ids is { } ids ? client.GetTracksAsync(ids, cancellationToken)
            : client.GetLibraryAsync(cancellationToken: cancellationToken);

    private static Task<SyncResult> SyncAsync(
        Library library,
        string platform,
        PlatformSelection selection,
        SyncRunOptions options,
        IProgress<SyncProgress> progress,
        CancellationToken cancellationToken)
    {
        if (selection.Query is not null)
        {
            IAsyncEnumerable<PlatformTrack> tracks = Read(library.Platform(platform), selection, cancellationToken);
            return library.Synchronizer.SyncAsync(tracks, options with { Source = null }, progress, cancellationToken);
        }

        return selection.Ids is { } ids
            ? library.Synchronizer.SyncAsync(platform, ids, options, progress, cancellationToken)
            : library.Synchronizer.SyncLibraryAsync(platform, options with { RunName = selection.List?.Name }, progress, cancellationToken);
    }

    private void WritePreview(List<SyncItem> items)
    {
        if (items.Count == 0)
        {
            host.Output.Note("The platform has no such track.");
            return;
        }

        SyncItemView.Write(host.Output, items);
        host.Output.Note($"{Format.Count(items.Count, "track")}; nothing was changed. Without --preview, the same command syncs them.");
    }
}
