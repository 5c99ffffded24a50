using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>albums: lists albums.</summary>
internal static class AlbumsCommand
{
    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("words") { Description = "Words in the title or artist", Arity = ArgumentArity.ZeroOrMore };
        var order = new Option<AlbumOrder>("--by") { Description = "The order" };
        var descending = new Option<bool>("--descending") { Description = "Reverses the order" };
        var cursor = new Option<string>("--cursor") { Description = "Goes on after a page" };
        var command = new Command("albums", "Lists albums with their number of tracks.") { text, order, descending, cursor };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            var query = new AlbumQuery
            {
                Text = string.Join(' ', arguments.GetValue(text) ?? []),
                OrderBy = arguments.GetValue(order),
                Descending = arguments.GetValue(descending),
                Cursor = arguments.GetValue(cursor),
            };
            AlbumPage page = await library.Albums.QueryAsync(query, cancellationToken);
            host.Output.List(
                [
                    new("Album", RightAligned: true), new("Title"), new("Artist"), new("Year", IsWhole: true),
                    new("Tracks", RightAligned: true),
                ],
                [
                    .. page.Items.Select(album => new[]
                    {
                        Format.Id(album.AlbumId), album.Title, album.Artist, album.Year, Format.Number(album.TrackCount),
                    }),
                ]);
            int count = await library.Albums.CountAsync(query, MatchCount.Limit, cancellationToken);
            ListNotes.Write(host.Output, page.Items.Count, count, "album", page.NextCursor);
        });
        return command.WithExamples("albums", "albums --by AddedAt --descending", "albums blue lines");
    }
}
