using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Commands.Lists;
using TrackStore.Sample.Commands.Platforms;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Tracks;

/// <summary>search: lists the tracks that match.</summary>
internal static class SearchCommand
{
    private const int MaxPageSize = 1_000;

    private static readonly Dictionary<string, TrackOrder> Orders = new(StringComparer.Ordinal)
    {
        ["title"] = TrackOrder.Title,
        ["artist"] = TrackOrder.Artist,
        ["added"] = TrackOrder.AddedAt,
        ["year"] = TrackOrder.Year,
        ["bpm"] = TrackOrder.Bpm,
        ["key"] = TrackOrder.MusicalKey,
        ["duration"] = TrackOrder.Duration,
        ["changed"] = TrackOrder.ChangedAt,
        ["album-position"] = TrackOrder.AlbumPosition,
        ["relevance"] = TrackOrder.Relevance,
    };

    public static Command Create(CommandHost host)
    {
        var filters = new TrackFilterOptions(host);
        var order = new Option<string>("--order") { Description = "The order of the list; without it, by relevance to the words" };
        order.AcceptOnlyFromAmong([.. Orders.Keys]);
        var descending = new Option<bool>("--desc") { Description = "Reverses the order" };
        var pages = new PageOptions("tracks", MaxPageSize);
        var all = new Option<bool>("--all") { Description = "Lists all pages" };

        var command = new Command(
            "search", "Lists the library's tracks that match every filter, page by page. \"search <platform>\" searches a platform.")
        {
            SearchPlatformCommand.Create(host, PlatformNames.Spotify, "Searches Spotify for tracks."),
            SearchPlatformCommand.Create(
                host, PlatformNames.Discogs, "Searches Discogs for tracks. Discogs finds releases; the search reads the first five."),
        };
        filters.AddTo(command);
        command.Options.Add(order);
        command.Options.Add(descending);
        pages.AddTo(command);
        command.Options.Add(all);
        command.Validators.Add(result =>
        {
            if (result.IsGiven(all) && result.IsGiven(pages.Cursor))
                result.AddError($"Use either {all.Name} or {pages.Cursor.Name}.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            TrackQuery query = filters.QueryOf(arguments) with
            {
                OrderBy = arguments.GetValue(order) is { } by ? Orders[by] : TrackOrder.Relevance,
                Descending = arguments.GetValue(descending),
                PageSize = pages.SizeOf(arguments),
                Cursor = pages.CursorOf(arguments),
            };
            TrackPage page = await pages.ReadAsync(arguments, () => library.Tracks.QueryAsync(query, cancellationToken));
            await ListAsync(host.Output, library, query, page, arguments.GetValue(all), cancellationToken);
        });
        return command.WithExamples(
            "search beyonce",
            "search --artist \"massive attack\" --year 1990..1999 --order year",
            "search --genre techno --bpm 125..135 --no-image --all",
            "search --key 8A --compatible --without-tag played",
            "search --platform spotify --stale",
            "search --missing rekordbox",
            "search spotify massive attack teardrop");
    }

    private static async Task ListAsync(
        Output output, Library library, TrackQuery query, TrackPage page, bool all, CancellationToken cancellationToken)
    {
        List<TrackItem> items = [.. page.Items];
        while (all && page.NextCursor is { } next)
        {
            page = await library.Tracks.QueryAsync(query with { Cursor = next }, cancellationToken);
            items.AddRange(page.Items);
        }

        if (items.Count == 0)
        {
            output.Note("No tracks match.");
            return;
        }

        TrackListView.Write(output, items, withPlatform: query.Platform is not null);
        if (all)
        {
            output.Note(Format.Count(items.Count, "track"));
            return;
        }

        int count = await library.Tracks.CountAsync(query, MatchCount.Limit, cancellationToken);
        ListNotes.Write(output, items.Count, count, "track", page.NextCursor);
    }
}
