using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>artists: lists artists.</summary>
internal static class ArtistsCommand
{
    private const int MaxPageSize = 1_000;

    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("words") { Description = "Words in the name", Arity = ArgumentArity.ZeroOrMore };
        var most = new Option<bool>("--most-tracks") { Description = "Those with the most tracks first" };
        var pages = new PageOptions("artists", MaxPageSize);
        var command = new Command("artists", "Lists artists with their number of tracks.") { text, most };
        pages.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            bool byCount = arguments.GetValue(most);
            var query = new ArtistQuery
            {
                Text = string.Join(' ', arguments.GetValue(text) ?? []),
                OrderBy = byCount ? ArtistOrder.TrackCount : ArtistOrder.Name,
                Descending = byCount,
                PageSize = pages.SizeOf(arguments),
                Cursor = pages.CursorOf(arguments),
            };
            ArtistPage page = await pages.ReadAsync(arguments, () => library.Artists.QueryAsync(query, cancellationToken));
            host.Output.List(
                [new("Artist"), new("Tracks", RightAligned: true)],
                [.. page.Items.Select(artist => new[] { artist.Name, Format.Number(artist.TrackCount) })]);
            ListNotes.WriteNextPage(host.Output, page.NextCursor);
        });
        return command.WithExamples("artists", "artists --most-tracks", "artists massive");
    }
}
