using System.CommandLine;
using TrackStore.Sample.Platforms;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>search: lists the tracks that fit.</summary>
internal static class SearchCommand
{
    private static readonly Dictionary<string, TrackOrder> Orders = new(StringComparer.Ordinal)
    {
        ["title"] = TrackOrder.Title,
        ["artist"] = TrackOrder.Artist,
        ["added"] = TrackOrder.AddedAt,
        ["year"] = TrackOrder.Year,
        ["bpm"] = TrackOrder.Bpm,
    };

    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("text") { Description = "Words that the title, artist or album must contain; case and accents don't count", Arity = ArgumentArity.ZeroOrMore };
        var artist = new Option<string?>("--artist") { Description = "Text that the artist must contain" };
        var album = new Option<string?>("--album") { Description = "Text that the album's title must contain" };
        var albumId = new Option<long?>("--album-id") { Description = "The album that the tracks belong to" };
        var genre = new Option<string?>("--genre") { Description = "A genre that the track must have" };
        var tag = new Option<string[]>("--tag") { Description = "A tag that the track must have; repeat it for more" };
        var platform = new Option<string?>("--platform") { Description = "A platform that the track must be linked to; its ids are listed" };
        var stale = new Option<bool>("--stale") { Description = "Only tracks with a link that needs an update" };
        var hasImage = new Option<bool>("--has-image") { Description = "Only tracks with a picture, their own or their album's" };
        var noImage = new Option<bool>("--no-image") { Description = "Only tracks without a picture" };
        Option<NumberRange> year = NumberRange.Option("--year", "First and last year", "1990..1999");
        Option<NumberRange> bpm = NumberRange.Option("--bpm", "Lowest and highest tempo", "120..128");
        var order = new Option<string>("--order") { Description = "The order of the list", DefaultValueFactory = _ => "title" };
        order.AcceptOnlyFromAmong([.. Orders.Keys]);
        var descending = new Option<bool>("--desc") { Description = "Reverse the order" };
        var pageSize = new Option<int>("--page-size") { Description = "Tracks on a page, 1 to 1000", DefaultValueFactory = _ => 50 };
        var cursor = new Option<string?>("--cursor") { Description = "Where to go on, as the page before said" };
        var all = new Option<bool>("--all") { Description = "List every page" };

        var command = new Command("search", "Lists the tracks of the library that fit every filter given, a page at a time; or, with a platform behind it, those that are found there.")
        {
            SearchPlatformCommand.Create(host, PlatformNames.Spotify, "Searches Spotify for tracks."),
            SearchPlatformCommand.Create(host, PlatformNames.Discogs, "Searches Discogs for tracks. What it finds are releases, and the first five are looked into."),
            text, artist, album, albumId, genre, tag, platform, stale, hasImage, noImage, year, bpm, order, descending, pageSize, cursor, all,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(pageSize) is { Tokens: [{ Value: var value }] } && int.TryParse(value, out int size) && size is < 1 or > 1000)
                result.AddError("--page-size takes 1 to 1000.");
            if (result.IsGiven(hasImage) && result.IsGiven(noImage))
                result.AddError("--has-image and --no-image exclude one another.");
            if (result.IsGiven(all) && result.IsGiven(cursor))
                result.AddError("--all and --cursor exclude one another.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            NumberRange years = arguments.GetValue(year);
            NumberRange tempi = arguments.GetValue(bpm);
            var query = new TrackQuery
            {
                Text = arguments.GetValue(text) is { Length: > 0 } words ? string.Join(' ', words) : null,
                Artist = arguments.GetValue(artist),
                Album = arguments.GetValue(album),
                AlbumId = arguments.GetValue(albumId),
                Genre = arguments.GetValue(genre),
                Tags = arguments.GetValue(tag) ?? [],
                Platform = arguments.GetValue(platform),
                NeedsUpdate = arguments.GetValue(stale) ? true : null,
                HasImage = arguments.GetValue(hasImage) ? true : arguments.GetValue(noImage) ? false : null,
                MinYear = (int?)years.Min,
                MaxYear = (int?)years.Max,
                MinBpm = tempi.Min,
                MaxBpm = tempi.Max,
                OrderBy = Orders[arguments.GetRequiredValue(order)],
                Descending = arguments.GetValue(descending),
                PageSize = arguments.GetValue(pageSize),
                Cursor = arguments.GetValue(cursor),
            };
            await ListAsync(host.Output, library, query, arguments.GetValue(all), cancellationToken);
        });
        return command.WithExamples(
            "search beyonce",
            "search --artist \"massive attack\" --year 1990..1999 --order year",
            "search --genre techno --bpm 125..135 --no-image --all",
            "search --platform spotify --stale",
            "search spotify massive attack teardrop");
    }

    private static async Task ListAsync(Output output, Library library, TrackQuery query, bool all, CancellationToken cancellationToken)
    {
        TrackPage page = await library.Tracks.QueryAsync(query, cancellationToken);
        List<TrackItem> items = [.. page.Items];
        while (all && page.NextCursor is { } next)
        {
            page = await library.Tracks.QueryAsync(query with { Cursor = next }, cancellationToken);
            items.AddRange(page.Items);
        }

        if (items.Count == 0)
        {
            output.Note("No track fits.");
            return;
        }

        TrackListView.Write(output, items, withPlatform: query.Platform is not null);
        int total = await library.Tracks.CountAsync(query, cancellationToken);
        output.Note(items.Count == total ? Format.Count(total, "track") : $"{Format.Number(items.Count)} of {Format.Count(total, "track")}");
        if (page.NextCursor is not null)
            output.Note($"more: --cursor {page.NextCursor}");
    }
}
