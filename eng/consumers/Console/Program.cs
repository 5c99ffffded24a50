// What a new user does first, with the packages as they are published; the argument is the folder of the packages. Any difference from what
// the documentation promises ends it with an error.
using Microsoft.Extensions.DependencyInjection;
using TrackStore;

string[] problems = [.. PackedFiles.FindProblems(args[0])];
Check.That(problems.Length == 0, $"the packages' readmes and changelogs lead somewhere{string.Concat(problems.Select(problem => $"; {problem}"))}");

await using ServiceProvider services = new ServiceCollection()
    .AddTrackStore(store => store.UseSqlite("library.db"))
    .BuildServiceProvider();
ITrackRepository tracks = services.GetRequiredService<ITrackRepository>();
IImageRepository images = services.GetRequiredService<IImageRepository>();
IImageLoader loader = services.GetRequiredService<IImageLoader>();

TaskCompletionSource<ImageLoadResult.Loaded> raised = new(TaskCreationOptions.RunContinuationsAsynchronously);
loader.TrackImageLoaded += (_, loaded) => raised.TrySetResult(loaded);

var windowlicker = new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Album = "Windowlicker", Year = "1999", Bpm = 123 };
Track track = await tracks.FindByPlatformAsync("discogs", "11146") ?? await tracks.AddAsync(windowlicker);
PlatformInfo link = await tracks.AddPlatformInfoAsync(
    track.Id, "discogs", "11146", "https://www.discogs.com/release/11146", """{"id":11146}""");
IReadOnlyDictionary<ImageSize, Image> covers = await images.ResizeAndStoreImageAsync(
    await File.ReadAllBytesAsync("cover.png"), trackId: track.Id, albumId: track.AlbumId, source: "discogs");
ImageLoadResult result = await loader.LoadTrackImageAsync(track.Id, ImageSize.Medium);

Check.That(track.AlbumId is not null, "the album was made with the track");
Check.That(link is { Platform: "discogs", NeedsUpdate: false }, "the link is fresh");
Check.That((await tracks.FindByPlatformAsync("discogs", "11146"))?.Id == track.Id, "the track is found by its platform's id");
Check.That(covers.Count == Enum.GetValues<ImageSize>().Length, "there is a rendition of every size");
foreach ((ImageSize size, int side) in Enum.GetValues<ImageSize>().Zip([60, 120, 300, 640]))
{
    Image cover = covers[size];
    Check.That((cover.MimeType, cover.Width, cover.Height) == ("image/jpeg", side, side), $"{size} is a JPEG of {side} x {side} pixels");
}

Check.That(result is ImageLoadResult.Loaded { FoundAt.Kind: ArtworkOwnerKind.Track, Image.Width: 300 }, "the loader gives the track's own picture");
Check.That((await raised.Task.WaitAsync(TimeSpan.FromSeconds(30))).TrackId == track.Id, "the loader raised its event");
Check.That(loader.TryGetCached(ImageRequest.ForTrack(track.Id, ImageSize.Medium)) is ImageLoadResult.Loaded, "the loader remembers the picture");
TrackPage page = await tracks.QueryAsync(new TrackQuery { Text = "window aphex", HasImage = true });
Check.That(page.Items is [{ Title: "Windowlicker", HasImage: true }], "the list shows the track with its picture");

await using ServiceProvider managed = new ServiceCollection()
    .AddTrackStore(store => store.UseSqlite("imagesharp.db").UseImageSharp())
    .BuildServiceProvider();
Track other = await managed.GetRequiredService<ITrackRepository>().AddAsync(new NewTrack { Title = "Flim", Artist = "Aphex Twin" });
IReadOnlyDictionary<ImageSize, Image> others = await managed.GetRequiredService<IImageRepository>()
    .ResizeAndStoreImageAsync(await File.ReadAllBytesAsync("cover.png"), other.Id);
Check.That(managed.GetRequiredService<IImageProcessor>().Identity.StartsWith("imagesharp 2.", StringComparison.Ordinal), "ImageSharp takes the place of libvips");
Check.That(others.Values.Select(cover => cover.Width).Order().SequenceEqual([60, 120, 300, 640]), "it makes every size");

await MoveToPostgreSql.RunAsync(services, track);

IEnumerable<string> sizes = covers.Values.OrderBy(cover => cover.Size)
    .Select(cover => $"{cover.Size} {cover.Width} x {cover.Height}, {cover.ByteLength:N0} bytes");
Console.WriteLine($"{track.Artist} - {track.Title} ({track.Year}): {string.Join(", ", sizes)}");
