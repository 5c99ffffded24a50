using System.CommandLine;
using System.Globalization;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Commands.Lists;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Pictures;

/// <summary>pictures missing and pictures small: list tracks or albums without a cover, or with a small one.</summary>
internal static class PictureSubjectsCommand
{
    public static Command CreateMissing(CommandHost host)
        => Create(host, new Command("missing", "Lists the tracks that show no cover, or the albums that have none."), pixels: null)
            .WithExamples("pictures missing", "pictures missing --albums");

    public static Command CreateSmall(CommandHost host)
    {
        var pixels = new Argument<int>("pixels") { Description = "Covers whose longer side has fewer pixels are listed" };
        pixels.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, out int number) && number >= 1))
                result.AddError("The number of pixels is a whole number from 1.");
        });
        return Create(host, new Command("small", "Lists tracks or albums with a small cover, the smallest first.") { pixels }, pixels)
            .WithExamples("pictures small 300", "pictures small 600 --albums");
    }

    private static Command Create(CommandHost host, Command command, Argument<int>? pixels)
    {
        var albums = new Option<bool>("--albums") { Description = "Lists albums instead of tracks" };
        var pages = new PageOptions("rows", ImageSubjectQuery.MaxPageSize);
        command.Options.Add(albums);
        pages.AddTo(command);
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            bool ofAlbums = arguments.GetValue(albums);
            var query = new ImageSubjectQuery
            {
                Kind = ofAlbums ? ArtworkOwnerKind.Album : ArtworkOwnerKind.Track,
                BelowPixels = pixels is null ? null : arguments.GetRequiredValue(pixels),
                PageSize = pages.SizeOf(arguments),
                Cursor = pages.CursorOf(arguments),
            };
            ImageSubjectPage page = await pages.ReadAsync(
                arguments, () => library.Pictures.ListSubjectsAsync(query, cancellationToken));
            if (page.Items.Count > 0)
                Write(host.Output, page.Items);
            int count = await library.Pictures.CountSubjectsAsync(query, MatchCount.Limit, cancellationToken);
            ListNotes.Write(host.Output, page.Items.Count, count, ofAlbums ? "album" : "track", page.NextCursor);
        });
        return command;
    }

    private static void Write(Output output, IReadOnlyList<ImageSubject> subjects) => output.List(
        [new("Id", RightAligned: true), new("Artist"), new("Title"), new("Pixels", RightAligned: true)],
        [
            .. subjects.Select(subject => new[]
            {
                Format.Id(subject.Owner.Id),
                subject.Artist,
                subject.Title,
                subject.Width is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{subject.Width} x {subject.Height}"),
            }),
        ]);
}
