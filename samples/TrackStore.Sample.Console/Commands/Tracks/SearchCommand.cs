using System.CommandLine;
using System.CommandLine.Parsing;
using TrackStore.Sample.Commands.Arguments;
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
        ["relevance"] = TrackOrder.Relevance,
    };

    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("text")
        {
            Description = "Words in the title, artist or album; case and accents are ignored",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var artist = new Option<string?>("--artist") { Description = "Text in the artist", HelpName = "text" };
        var album = new Option<string?>("--album") { Description = "Text in the album's title", HelpName = "text" };
        var albumId = new Option<long?>("--album-id") { Description = "Tracks of this album", HelpName = "id" };
        var genre = new Option<string?>("--genre") { Description = "Tracks of this genre", HelpName = "name" };
        var tag = new Option<string[]>("--tag") { Description = "Tracks with this tag; repeat it for several tags", HelpName = "name" };
        var platform = new Option<string?>("--platform")
        {
            Description = "Tracks linked to this platform; lists their ids there",
            HelpName = "name",
        };
        var stale = new Option<bool>("--stale") { Description = "Tracks with a stale link" };
        var missing = new Option<string?>("--missing")
        {
            Description = "Tracks that the source on this platform no longer lists",
            HelpName = "platform",
        };
        var hasImage = new Option<bool>("--has-image") { Description = "Tracks with a cover, their own or their album's" };
        var noImage = new Option<bool>("--no-image") { Description = "Tracks without a cover" };
        Option<NumberRange> year = NumberRange.Option("--year", "The first and last year", 1990, 1999, isWhole: true);
        Option<NumberRange> bpm = NumberRange.Option("--bpm", "The lowest and highest tempo", 120, 128);
        var order = new Option<string>("--order") { Description = "The order of the list; without it, by relevance to the words" };
        order.AcceptOnlyFromAmong([.. Orders.Keys]);
        var descending = new Option<bool>("--desc") { Description = "Reverses the order" };
        var pageSize = new Option<int>("--page-size")
        {
            Description = $"Tracks on a page, 1 to {MaxPageSize}",
            DefaultValueFactory = _ => 50,
            HelpName = "number",
        };
        pageSize.Validators.Add(result =>
        {
            if (!result.Tokens.All(token => int.TryParse(token.Value, out int size) && size is >= 1 and <= MaxPageSize))
                result.AddError($"--page-size takes 1 to {MaxPageSize}.");
        });
        var cursor = new Option<string?>("--cursor") { Description = "The next page, as the previous page named it" };
        var all = new Option<bool>("--all") { Description = "Lists all pages" };

        var command = new Command(
            "search", "Lists the library's tracks that match every filter, page by page. \"search <platform>\" searches a platform.")
        {
            SearchPlatformCommand.Create(host, PlatformNames.Spotify, "Searches Spotify for tracks."),
            SearchPlatformCommand.Create(
                host, PlatformNames.Discogs, "Searches Discogs for tracks. Discogs finds releases; the search reads the first five."),
            text, artist, album, albumId, genre, tag, platform, stale, missing, hasImage, noImage, year, bpm,
            order, descending, pageSize, cursor, all,
        };
        command.Validators.Add(result =>
        {
            Exclude(result, hasImage, noImage);
            Exclude(result, all, cursor);
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            NumberRange years = arguments.GetValue(year);
            NumberRange tempos = arguments.GetValue(bpm);
            var query = new TrackQuery
            {
                Text = arguments.GetValue(text) is { Length: > 0 } words ? string.Join(' ', words) : null,
                Artist = arguments.GetValue(artist),
                Album = arguments.GetValue(album),
                AlbumId = arguments.GetValue(albumId),
                Genres = arguments.GetValue(genre) is { Length: > 0 } name ? [name] : [],
                Tags = arguments.GetValue(tag) ?? [],
                Platform = arguments.GetValue(platform) ?? arguments.GetValue(missing),
                MissingAt = arguments.GetValue(missing),
                NeedsUpdate = arguments.GetValue(stale) ? true : null,
                HasImage = arguments.GetValue(hasImage) ? true : arguments.GetValue(noImage) ? false : null,
                MinYear = (int?)years.Min,
                MaxYear = (int?)years.Max,
                MinBpm = tempos.Min,
                MaxBpm = tempos.Max,
                OrderBy = arguments.GetValue(order) is { } by ? Orders[by] : TrackOrder.Relevance,
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
            "search --missing rekordbox",
            "search spotify massive attack teardrop");
    }

    private static void Exclude(CommandResult result, Option first, Option second)
    {
        if (result.IsGiven(first) && result.IsGiven(second))
            result.AddError($"Use either {first.Name} or {second.Name}.");
    }

    private static async Task ListAsync(Output output, Library library, TrackQuery query, bool all, CancellationToken cancellationToken)
    {
        TrackPage page = await FirstPageAsync(library, query, cancellationToken);
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
        int total = await library.Tracks.CountAsync(query, cancellationToken: cancellationToken);
        output.Note(
            items.Count == total ? Format.Count(total, "track") : $"{Format.Number(items.Count)} of {Format.Count(total, "track")}");
        if (page.NextCursor is { } cursor)
            output.Note("For the next page, add:", $"--cursor {cursor}");
    }

    private static async Task<TrackPage> FirstPageAsync(Library library, TrackQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await library.Tracks.QueryAsync(query, cancellationToken);
        }
        catch (ArgumentException) when (query.Cursor is not null)
        {
            // Everything else in the query was checked before.
            throw new CommandException(
                "This --cursor doesn't belong to this list. Repeat the command that named it, with the same filters and order.");
        }
    }
}
