using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>The options that "sync" has for every platform, and what they do.</summary>
internal sealed class PlatformSync(CommandHost host)
{
    private const int MostFound = 1_000;

    private readonly Option<string?> _search = new("--search") { Description = "The tracks that a search there finds", HelpName = "words" };
    private readonly Option<int> _limit = LimitOption(20);
    private readonly Option<bool> _preview = new("--preview") { Description = "Show what would be done, and write nothing" };
    private readonly Option<bool> _list = new("--list") { Description = "Show what was done with each track" };
    private readonly Option<bool> _noCovers = new("--no-covers") { Description = "Leave the covers out" };

    public static Option<int> LimitOption(int otherwise)
    {
        var limit = new Option<int>("--limit") { Description = "How many found tracks at most", DefaultValueFactory = _ => otherwise, HelpName = "number" };
        limit.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => int.TryParse(token.Value, out int most) && most is >= 1 and <= MostFound))
                result.AddError($"--limit takes 1 to {MostFound}.");
        });
        return limit;
    }

    /// <summary>Adds the options to the command of one platform.</summary>
    /// <param name="command">The command.</param>
    /// <param name="selectors">The options that say what is taken in; each excludes the others.</param>
    public void AddTo(Command command, params Option[] selectors)
    {
        Option[] exclusive = [.. selectors, _search];
        foreach (Option option in (Option[])[.. exclusive, _limit, _preview, _list, _noCovers])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (exclusive.Where(option => result.IsGiven(option)).Take(2).ToArray() is [var first, var second])
                result.AddError($"{first.Name} and {second.Name} exclude one another.");
            if (result.IsGiven(_limit) && !result.IsGiven(_search))
                result.AddError("--limit goes with --search.");
            if (result.IsGiven(_preview) && result.IsGiven(_list))
                result.AddError("--preview lists each track anyway.");
        });
    }

    /// <summary>Takes in what was selected, or shows what that would do.</summary>
    /// <param name="platform">The platform.</param>
    /// <param name="selection">What was selected, unless a search is asked for.</param>
    /// <param name="file">Where the platform is, when it is a file or a folder; or null.</param>
    /// <param name="arguments">The command line.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string platform, PlatformSelection selection, string? file, ParseResult arguments, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_search) is { } words)
            selection = new PlatformSelection { Query = new PlatformQuery { Text = words, Limit = arguments.GetValue(_limit) } };
        await using PlatformSet platforms = host.PlatformsOf(arguments);
        if (file is not null)
            platforms.AddFile(file, platform);
        platforms.Require(platform, selection);
        var reading = new ReadingCount();
        platforms.Select(platform, selection.List, reading);

        await using Library library = await Library.CreateAsync(host.PathOf(arguments), platforms, cancellationToken);
        if (arguments.GetValue(_preview))
        {
            List<SyncItem> items = await WaitView.RunAsync(
                host.Output, platform, reading, () => library.Synchronizer.PreviewAsync(Read(library.Platform(platform), selection, cancellationToken), cancellationToken).ToListAsync(cancellationToken).AsTask());
            WritePreview(items);
            return ExitCode.Success;
        }

        var run = new SyncRun(host, library, arguments.GetValue(_list), covers: !arguments.GetValue(_noCovers), reading);
        return await run.RunAsync((options, progress) => SyncAsync(library, platform, selection, options, progress, cancellationToken), cancellationToken);
    }

    private static IAsyncEnumerable<PlatformTrack> Read(IPlatformClient client, PlatformSelection selection, CancellationToken cancellationToken)
        => selection.Query is { } query ? client.SearchAsync(query, cancellationToken)
            : selection.Ids is { } ids ? client.GetTracksAsync(ids, cancellationToken)
            : client.GetLibraryAsync(cancellationToken: cancellationToken);

    private static Task<SyncResult> SyncAsync(
        Library library, string platform, PlatformSelection selection, SyncOptions options, IProgress<SyncProgress> progress, CancellationToken cancellationToken)
        => selection.Query is not null ? library.Synchronizer.SyncAsync(Read(library.Platform(platform), selection, cancellationToken), options, progress, cancellationToken)
            : selection.Ids is { } ids ? library.Synchronizer.SyncAsync(platform, ids, options, progress, cancellationToken)
            : library.Synchronizer.SyncLibraryAsync(platform, options with { RunName = selection.List?.Name }, progress, cancellationToken);

    private void WritePreview(List<SyncItem> items)
    {
        if (items.Count == 0)
        {
            host.Output.Note("The platform has no such track.");
            return;
        }

        SyncItemView.Write(host.Output, items);
        host.Output.Note($"{Format.Count(items.Count, "track")}; nothing was written. The same without --preview takes them in.");
    }
}
