using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Lists;

/// <summary>artists: lists artists.</summary>
internal static class ArtistsCommand
{
    public static Command Create(CommandHost host)
    {
        var text = new Argument<string[]>("words") { Description = "Words in the name", Arity = ArgumentArity.ZeroOrMore };
        var most = new Option<bool>("--most-tracks") { Description = "Those with the most tracks first" };
        var cursor = new Option<string>("--cursor") { Description = "Goes on after a page" };
        var command = new Command("artists", "Lists artists with their number of tracks.") { text, most, cursor };
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            bool byCount = arguments.GetValue(most);
            var query = new ArtistQuery
            {
                Text = string.Join(' ', arguments.GetValue(text) ?? []),
                OrderBy = byCount ? ArtistOrder.TrackCount : ArtistOrder.Name,
                Descending = byCount,
                Cursor = arguments.GetValue(cursor),
            };
            ArtistPage page = await library.Artists.QueryAsync(query, cancellationToken);
            host.Output.List(
                [new("Artist"), new("Tracks", RightAligned: true)],
                [.. page.Items.Select(artist => new[] { artist.Name, Format.Number(artist.TrackCount) })]);
            if (page.NextCursor is { } next)
                host.Output.Note($"More with --cursor {next}");
        });
        return command.WithExamples("artists", "artists --most-tracks", "artists massive");
    }
}
