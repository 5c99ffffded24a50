using System.CommandLine;
using TrackStore.Sample.Commands.Arguments;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Commands.Artwork;

/// <summary>cover: stores a cover for tracks and albums, or removes it.</summary>
internal static class CoverCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string?>("file")
        {
            Description = "The image: JPEG, PNG, WebP, GIF or AVIF",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var track = new Option<string[]>("--track")
        {
            Description = "Tracks that show it",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "track",
        };
        var album = new Option<long[]>("--album")
        {
            Description = "Albums that show it. Their tracks show it, too, unless they have covers of their own",
            AllowMultipleArgumentsPerToken = true,
            HelpName = "id",
        };
        var remove = new Option<bool>("--remove") { Description = "Removes the front covers of these tracks and albums" };
        var source = new Option<string>("--source") { Description = "Where the image comes from", DefaultValueFactory = _ => Sources.User };
        var url = new Option<string?>("--url") { Description = "The address that it comes from", HelpName = "address" };
        var kind = new Option<ArtworkKind>("--kind") { Description = "What the image shows", DefaultValueFactory = _ => ArtworkKind.Front };
        var command = new Command("cover", "Stores a cover for tracks and albums, in four sizes and once for all of them.")
        {
            file, track, album, remove, source, url, kind,
        };
        command.Validators.Add(result =>
        {
            if (!result.IsGiven(track) && !result.IsGiven(album))
                result.AddError("Say whose cover it is: --track <id>... or --album <id>...");
            if (result.IsGiven(file) == result.IsGiven(remove))
                result.AddError(result.IsGiven(remove) ? "--remove takes no file." : "Name the image file.");
            if (result.IsGiven(remove) && result.IsGiven(kind))
                result.AddError("--remove removes front covers; leave --kind out.");
        });
        host.OnLibrary(command, async (library, arguments, cancellationToken) =>
        {
            List<Track> tracks = [];
            foreach (string reference in arguments.GetValue(track) ?? [])
                tracks.Add(await library.ResolveAsync(reference, cancellationToken));
            List<Album> albums = [];
            foreach (long id in arguments.GetValue(album) ?? [])
            {
                albums.Add(await library.Albums.GetAsync(id, cancellationToken)
                    ?? throw new CommandException($"There is no album {id} in {library.Address.Name}."));
            }

            if (arguments.GetValue(file) is { } path)
            {
                var cover = new Cover(path, arguments.GetRequiredValue(source), arguments.GetValue(url), arguments.GetRequiredValue(kind));
                await StoreAsync(host.Output, library, cover, tracks, albums, cancellationToken);
            }
            else
            {
                await RemoveAsync(host.Output, library, tracks, albums, cancellationToken);
            }
        });
        return command.WithExamples(
            "cover front.jpg --track 12",
            "cover mezzanine.webp --album 3",
            "cover single.png --track 4 5 6",
            "cover back.jpg --album 3 --kind back",
            "cover --remove --track 12");
    }

    private static async Task StoreAsync(
        Output output, Library library, Cover cover, List<Track> tracks, List<Album> albums, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<ImageSize, Image> images = new Dictionary<ImageSize, Image>();
        foreach (Track track in tracks)
        {
            images = await cover.StoreAsync(library, track.Id, null, cancellationToken);
            output.Line($"[green]Stored[/] for {track.Describe()}");
        }

        foreach (Album album in albums)
        {
            images = await cover.StoreAsync(library, null, album.Id, cancellationToken);
            output.Line(
                $"[green]Stored[/] for the album {album.Artist} - {album.Title} (#{album.Id}; {Format.Count(album.TrackCount, "track")})");
        }

        foreach (Image image in images.Values.OrderBy(image => image.Size))
        {
            string size = image.Size.ToString().ToLowerInvariant();
            output.Line($"  {size,-9}  {Format.Pixels(image),9}  {Format.Bytes(image.ByteLength),8}  {image.MimeType}");
        }
    }

    private static async Task RemoveAsync(
        Output output, Library library, List<Track> tracks, List<Album> albums, CancellationToken cancellationToken)
    {
        bool any = false;
        foreach (Track track in tracks)
        {
            bool removed = await library.Images.DeleteImagesAsync(ArtworkOwner.Track(track.Id), cancellationToken);
            any |= Report(output, removed, track.Describe());
        }

        foreach (Album album in albums)
        {
            any |= Report(
                output,
                await library.Images.DeleteImagesAsync(ArtworkOwner.Album(album.Id), cancellationToken),
                $"the album {album.Artist} - {album.Title}");
        }

        if (!any)
            throw new CommandException("There was no cover to remove.");
    }

    private static bool Report(Output output, bool removed, string whose)
    {
        if (removed)
            output.Line($"Removed the cover of {whose}");
        else
            output.Line($"No cover of its own: {whose}");
        return removed;
    }

    private sealed record Cover(string Path, string Source, string? Url, ArtworkKind Kind)
    {
        public async Task<IReadOnlyDictionary<ImageSize, Image>> StoreAsync(
            Library library, long? trackId, long? albumId, CancellationToken cancellationToken)
        {
            DecoderWarnings.Silence();
            await using FileStream file = File.OpenRead(Path);
            return await library.Images.ResizeAndStoreImageAsync(file, trackId, albumId, Source, Url, Kind, cancellationToken);
        }
    }
}
