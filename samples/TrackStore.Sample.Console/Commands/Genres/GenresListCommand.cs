using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Commands.Lists;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Genres;

/// <summary>genres list: lists the library's genres.</summary>
internal static class GenresListCommand
{
    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("words") { Description = "Text in the name", Arity = ArgumentArity.ZeroOrMore };
        var most = new Option<bool>("--most-tracks") { Description = "Those with the most tracks first" };
        var pages = new PageOptions("genres", GenreQuery.MaxPageSize);
        var command = new Command("list", "Lists genres with their number of tracks and their other spellings.") { text, most };
        pages.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            bool byCount = arguments.GetValue(most);
            var query = new GenreQuery
            {
                Text = string.Join(' ', arguments.GetValue(text) ?? []),
                OrderBy = byCount ? GenreOrder.TrackCount : GenreOrder.Name,
                Descending = byCount,
                PageSize = pages.SizeOf(arguments),
                Cursor = pages.CursorOf(arguments),
            };
            GenrePage page = await pages.ReadAsync(arguments, () => library.Genres.ListGenresAsync(query, cancellationToken));
            if (page.Items.Count == 0)
            {
                host.Output.Note("No genres match.");
                return;
            }

            host.Output.List(
                [
                    new("Genre"), new("Tracks", RightAligned: true), new("Other spellings", Optional: 1),
                    new("Color", IsWhole: true, Optional: 3), new("Description", Optional: 2),
                ],
                [
                    .. page.Items.Select(genre => new[]
                    {
                        genre.Name, Format.Number(genre.TrackCount), string.Join(", ", genre.Spellings), genre.Color, genre.Description,
                    }),
                ]);
            ListNotes.WriteNextPage(host.Output, page.NextCursor);
        });
        return command.WithExamples("genres list", "genres list --most-tracks", "genres list house --page-size 200");
    }
}
