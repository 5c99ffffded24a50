using System.CommandLine;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands;

/// <summary>cover: gives a picture to tracks and albums, or takes it away.</summary>
internal static class CoverCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string?>("file") { Description = "The picture: JPEG, PNG, WebP, GIF or AVIF", Arity = ArgumentArity.ZeroOrOne };
        var track = new Option<string[]>("--track") { Description = "Tracks that show it, by id", AllowMultipleArgumentsPerToken = true, HelpName = "track" };
        var album = new Option<long[]>("--album") { Description = "Albums that show it, by id; a track without a picture of its own shows its album's", AllowMultipleArgumentsPerToken = true, HelpName = "album id" };
        var remove = new Option<bool>("--remove") { Description = "Take the pictures of these tracks and albums away" };
        var source = new Option<string>("--source") { Description = "Where the picture came from", DefaultValueFactory = _ => Sources.User };
        var url = new Option<string?>("--url") { Description = "The address that it came from" };
        var kind = new Option<ArtworkKind>("--kind") { Description = "What the picture shows", DefaultValueFactory = _ => ArtworkKind.Front };
        var command = new Command("cover", "Gives a picture to tracks and albums, in four sizes; stored once, however many show it.")
        {
            file, track, album, remove, source, url, kind,
        };
        command.Validators.Add(result =>
        {
            if (!result.IsGiven(track) && !result.IsGiven(album))
                result.AddError("Say whose picture it is: --track <id>... or --album <id>...");
            if (result.IsGiven(file) == result.IsGiven(remove))
                result.AddError(result.IsGiven(remove) ? "--remove takes no file." : "Name the picture's file.");
            if (result.IsGiven(remove) && result.IsGiven(kind))
                result.AddError("--remove takes the front pictures of every source away; give no --kind.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            List<Track> tracks = [];
            foreach (string reference in arguments.GetValue(track) ?? [])
                tracks.Add(await library.ResolveAsync(reference, cancellationToken));
            List<Album> albums = [];
            foreach (long id in arguments.GetValue(album) ?? [])
                albums.Add(await library.Albums.GetAsync(id, cancellationToken) ?? throw new AlbumNotFoundException(id));

            if (arguments.GetValue(file) is { } path)
            {
                var picture = new Picture(path, arguments.GetRequiredValue(source), arguments.GetValue(url), arguments.GetRequiredValue(kind));
                await StoreAsync(host.Output, library, picture, tracks, albums, cancellationToken);
            }
            else
            {
                await RemoveAsync(host.Output, library, tracks, albums, cancellationToken);
            }
        });
        return command.WithExamples("cover front.jpg --track 12", "cover mezzanine.webp --album 3", "cover single.png --track 4 5 6", "cover back.jpg --album 3 --kind back", "cover --remove --track 12");
    }

    private static async Task StoreAsync(Output output, Library library, Picture picture, List<Track> tracks, List<Album> albums, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<ImageSize, Image> images = new Dictionary<ImageSize, Image>();
        foreach (Track track in tracks)
        {
            images = await picture.StoreAsync(library, track.Id, null, cancellationToken);
            output.Line($"[green]Stored[/] for {track.Describe()}");
        }

        foreach (Album album in albums)
        {
            images = await picture.StoreAsync(library, null, album.Id, cancellationToken);
            output.Line($"[green]Stored[/] for the album {album.Artist} - {album.Title} (#{album.Id}; {Format.Count(album.TrackCount, "track")})");
        }

        foreach (Image image in images.Values.OrderBy(image => image.Size))
            output.Line($"  {image.Size.ToString().ToLowerInvariant(),-9}  {Format.Pixels(image),9}  {Format.Bytes(image.ByteLength),8}  {image.MimeType}");
    }

    private static async Task RemoveAsync(Output output, Library library, List<Track> tracks, List<Album> albums, CancellationToken cancellationToken)
    {
        foreach (Track track in tracks)
            Tell(output, await library.Images.DeleteTrackImagesAsync(track.Id, cancellationToken), track.Describe());
        foreach (Album album in albums)
            Tell(output, await library.Images.DeleteAlbumImagesAsync(album.Id, cancellationToken), $"the album {album.Artist} - {album.Title}");
    }

    private static void Tell(Output output, bool removed, string whose)
    {
        if (removed)
            output.Line($"Removed the picture of {whose}");
        else
            output.Line($"No picture to remove: {whose}");
    }

    private sealed record Picture(string Path, string Source, string? Url, ArtworkKind Kind)
    {
        public async Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(Library library, long? trackId, long? albumId, CancellationToken cancellationToken)
        {
            await using FileStream file = File.OpenRead(Path);
            return await library.Images.ResizeAndStoreImageAsync(file, trackId, albumId, Source, Url, Kind, cancellationToken);
        }
    }
}
