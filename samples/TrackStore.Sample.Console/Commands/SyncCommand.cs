using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>sync: takes in what a platform says of tracks, with their covers.</summary>
internal static class SyncCommand
{
    private const int MostFound = 1_000;

    public static Command Create(CommandHost host)
    {
        var platform = new Argument<string?>("platform") { Description = "The platform's name; --demo brings three to try, --path brings \"folder\"", Arity = ArgumentArity.ZeroOrOne };
        var ids = new Option<string[]>("--id") { Description = "The tracks with these ids on the platform, instead of all that you keep there", AllowMultipleArgumentsPerToken = true, HelpName = "id" };
        var search = new Option<string?>("--search") { Description = "The tracks that the platform finds, instead of all that you keep there", HelpName = "words" };
        var limit = new Option<int>("--limit") { Description = "How many found tracks at most", DefaultValueFactory = _ => 20, HelpName = "number" };
        var preview = new Option<bool>("--preview") { Description = "Show what would be done, and write nothing" };
        var list = new Option<bool>("--list") { Description = "Show what was done with each track" };
        var noCovers = new Option<bool>("--no-covers") { Description = "Leave the covers out" };
        var command = new Command("sync", "Takes in all that you keep on a platform, or single tracks, with their covers. Your edits and choices stay. An interrupted sync goes on where it was when it is called again.")
        {
            platform, ids, search, limit, preview, list, noCovers, host.FolderOption,
        };
        limit.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => int.TryParse(token.Value, out int most) && most is >= 1 and <= MostFound))
                result.AddError($"--limit takes 1 to {MostFound}.");
        });
        command.Validators.Add(result =>
        {
            if (result.IsGiven(ids) && result.IsGiven(search))
                result.AddError("--id and --search exclude one another.");
            if (result.IsGiven(limit) && !result.IsGiven(search))
                result.AddError("--limit goes with --search.");
            if (result.IsGiven(preview) && result.IsGiven(list))
                result.AddError("--preview lists each track anyway.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using PlatformSet platforms = host.PlatformsOf(arguments);
            IPlatformClient client = PlatformChoice.Find(platforms, arguments.GetValue(platform));
            await using Library library = await Library.CreateAsync(host.PathOf(arguments), platforms, cancellationToken);
            IReadOnlyCollection<string>? chosen = arguments.GetValue(ids) is { Length: > 0 } some ? some : null;
            var query = arguments.GetValue(search) is { } words ? new PlatformQuery { Text = words, Limit = arguments.GetValue(limit) } : null;
            if (arguments.GetValue(preview))
            {
                IAsyncEnumerable<PlatformTrack> tracks = query is not null ? client.SearchAsync(query, cancellationToken)
                    : chosen is not null ? client.GetTracksAsync(chosen, cancellationToken)
                    : client.GetLibraryAsync(cancellationToken: cancellationToken);
                await PreviewAsync(host.Output, library, tracks, cancellationToken);
                return ExitCode.Success;
            }

            ITrackSynchronizer synchronizer = library.Synchronizer;
            return await new SyncRun(host, library, arguments.GetValue(list), !arguments.GetValue(noCovers)).RunAsync(
                (options, progress) => query is not null ? synchronizer.SyncAsync(client.SearchAsync(query, cancellationToken), options, progress, cancellationToken)
                    : chosen is not null ? synchronizer.SyncAsync(client.Platform, chosen, options, progress, cancellationToken)
                    : synchronizer.SyncLibraryAsync(client.Platform, options, progress, cancellationToken),
                cancellationToken);
        });
        return command.WithExamples(
            "sync demo-stream --demo",
            "sync demo-stream --search \"harbour kids\" --preview --demo",
            "sync demo-records --id r-101 r-102 --demo",
            "sync folder --path ~/Music");
    }

    private static async Task PreviewAsync(Output output, Library library, IAsyncEnumerable<PlatformTrack> tracks, CancellationToken cancellationToken)
    {
        List<SyncItem> items = await library.Synchronizer.PreviewAsync(tracks, cancellationToken).ToListAsync(cancellationToken);
        if (items.Count == 0)
        {
            output.Note("The platform has no such track.");
            return;
        }

        SyncItemView.Write(output, items);
        output.Note($"{Format.Count(items.Count, "track")}; nothing was written. The same without --preview takes them in.");
    }
}
