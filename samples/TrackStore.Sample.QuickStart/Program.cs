using Microsoft.Extensions.DependencyInjection;
using TrackStore;

await using ServiceProvider services = new ServiceCollection().AddTrackStore(store => store.UseSqlite("library.db")).BuildServiceProvider();
var tracks = services.GetRequiredService<ITrackRepository>();
var images = services.GetRequiredService<IImageRepository>();
var loader = services.GetRequiredService<IImageLoader>();

var windowlicker = new NewTrack { Title = "Windowlicker", Artist = "Aphex Twin", Album = "Windowlicker", Year = "1999", Bpm = 123 };
Track track = await tracks.FindByPlatformAsync("discogs", "11146") ?? await tracks.AddAsync(windowlicker);
await tracks.AddPlatformInfoAsync(track.Id, "discogs", "11146", "https://www.discogs.com/release/11146");
if (args is [string cover])
    await images.ResizeAndStoreImageAsync(await File.ReadAllBytesAsync(cover), track.Id, track.AlbumId, source: "discogs");
ImageLoadResult result = await loader.LoadTrackImageAsync(track.Id, ImageSize.Medium);
Console.WriteLine(result is ImageLoadResult.Loaded { Image: var image } ? $"Cover: {image.Width} x {image.Height} pixels" : "No cover yet");
