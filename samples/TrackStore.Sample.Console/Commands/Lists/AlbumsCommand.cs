using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>albums: lists albums.</summary>
internal static class AlbumsCommand
{
    private const int MaxPageSize = 1_000;

    private static readonly Dictionary<string, AlbumOrder> Orders = new(StringComparer.Ordinal)
    {
        ["title"] = AlbumOrder.Title,
        ["artist"] = AlbumOrder.Artist,
        ["year"] = AlbumOrder.Year,
        ["added"] = AlbumOrder.AddedAt,
    };

    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("words") { Description = "Words in the title or artist", Arity = ArgumentArity.ZeroOrMore };
        var artist = new Option<string?>("--artist") { Description = "Text in the artist", HelpName = "text" };
        var genre = new Option<string?>("--genre") { Description = "Albums with a track of this genre", HelpName = "name" };
        var tag = new Option<string?>("--tag") { Description = "Albums with a track that has this tag", HelpName = "name" };
        var hasImage = new Option<bool>("--has-image") { Description = "Albums with a cover" };
        var noImage = new Option<bool>("--no-image") { Description = "Albums without a cover" };
        Option<NumberRange> year = NumberRange.Option("--year", "The first and last year", 1990, 1999, isWhole: true);
        var order = new Option<string>("--order") { Description = "The order of the list; without it, by title" };
        order.AcceptOnlyFromAmong([.. Orders.Keys]);
        var descending = new Option<bool>("--desc") { Description = "Reverses the order" };
        var pages = new PageOptions("albums", MaxPageSize);
        var command = new Command("albums", "Lists albums with their number of tracks.")
        {
            text, artist, genre, tag, hasImage, noImage, year, order, descending,
        };
        pages.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.IsGiven(hasImage) && result.IsGiven(noImage))
                result.AddError($"Use either {hasImage.Name} or {noImage.Name}.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            NumberRange years = arguments.GetValue(year);
            var query = new AlbumQuery
            {
                Text = string.Join(' ', arguments.GetValue(text) ?? []),
                Artist = arguments.GetValue(artist),
                Genre = arguments.GetValue(genre),
                Tag = arguments.GetValue(tag),
                HasImage = arguments.GetValue(hasImage) ? true : arguments.GetValue(noImage) ? false : null,
                MinYear = (int?)years.Min,
                MaxYear = (int?)years.Max,
                OrderBy = arguments.GetValue(order) is { } by ? Orders[by] : AlbumOrder.Title,
                Descending = arguments.GetValue(descending),
                PageSize = pages.SizeOf(arguments),
                Cursor = pages.CursorOf(arguments),
            };
            AlbumPage page = await pages.ReadAsync(arguments, () => library.Albums.QueryAsync(query, cancellationToken));
            if (page.Items.Count > 0)
                Write(host.Output, page.Items);
            int count = await library.Albums.CountAsync(query, MatchCount.Limit, cancellationToken);
            ListNotes.Write(host.Output, page.Items.Count, count, "album", page.NextCursor);
        });
        return command.WithExamples("albums", "albums --order added --desc", "albums blue lines", "albums --genre \"trip hop\" --no-image");
    }

    private static void Write(Output output, IReadOnlyList<AlbumItem> albums) => output.List(
        [
            new("Album", RightAligned: true), new("Title"), new("Artist"), new("Year", IsWhole: true), new("Tracks", RightAligned: true),
        ],
        [
            .. albums.Select(album => new[]
            {
                Format.Id(album.AlbumId), album.Title, album.Artist, album.Year, Format.Number(album.TrackCount),
            }),
        ]);
}
