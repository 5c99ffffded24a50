using System.Threading.Channels;
using TrackStore.Sample.Rendering;

namespace TrackStore.Sample.Tour;

/// <summary>Asks the loader for pictures as a user interface does, and prints its events as they come.</summary>
internal sealed class LoaderStep(Output output, TimeProvider clock)
{
    private const int Callers = 100;
    private const int Paints = 1_000;

    public async Task RunAsync(Library library, CancellationToken cancellationToken)
    {
        output.Heading($"3. Loader: pictures in the background, with events");
        TrackItem windowlicker = await library.FindAsync("Aphex Twin", "Windowlicker", cancellationToken);
        TrackItem teardrop = await library.FindAsync("Massive Attack", "Teardrop", cancellationToken);
        TrackItem autobahn = await library.FindAsync("Kraftwerk", "Autobahn", cancellationToken);
        TrackItem[] wanted = [windowlicker, teardrop, autobahn];
        Dictionary<long, string> titles = wanted.ToDictionary(item => item.TrackId.GetValueOrDefault(), item => item.Title);

        // A console has no UI thread, so the handlers run on the thread pool; the channel brings what they hear back here.
        var events = Channel.CreateUnbounded<ImageLoadResult>();
        EventHandler<ImageLoadResult> listen = (_, result) => events.Writer.TryWrite(result);
        library.Loader.TrackImageLoaded += listen.Invoke;
        library.Loader.TrackImageFailed += listen.Invoke;
        library.Loader.ImageAbsent += listen.Invoke;
        Task<ImageLoadResult>[] loads = [.. wanted.Select(item => library.Loader.LoadTrackImageAsync(item.TrackId.GetValueOrDefault(), ImageSize.Medium, cancellationToken).AsTask())];
        for (int i = 0; i < wanted.Length; i++)
            Write(await events.Reader.ReadAsync(cancellationToken), titles);
        await Task.WhenAll(loads);

        await LoadTogetherAsync(library.Loader, teardrop, cancellationToken);
        ImageRequest painted = ImageRequest.ForTrack(windowlicker.TrackId.GetValueOrDefault(), ImageSize.Medium);
        int hits = 0;
        long started = clock.GetTimestamp();
        for (int i = 0; i < Paints; i++)
            hits += library.Loader.TryGetCached(painted) is ImageLoadResult.Loaded ? 1 : 0;
        double microseconds = clock.GetElapsedTime(started).TotalMicroseconds / Paints;
        output.Line($"  {Format.Number(hits)} of {Format.Number(Paints)} first paints from memory, {microseconds:0.0} microseconds each, no input or output");

        // A row of 48 x 48 logical pixels on a dense screen needs 96; the larger picture that is in memory will do.
        if (library.Loader.TryGetCached(painted with { Target = ImageTarget.ForPlace(48, 48, scale: 2) }) is ImageLoadResult.Loaded row)
            output.Line($"  a row of 48 x 48 at scale 2 shows the picture of {Format.Pixels(row.Image)} that is in memory already");
    }

    private void Write(ImageLoadResult result, Dictionary<long, string> titles)
    {
        string title = titles[result.TrackId.GetValueOrDefault()];
        switch (result)
        {
            case ImageLoadResult.Loaded { FoundAt: ImageSubject.Track } own:
                output.Line($"  [green]loaded[/]  {title}: its own picture, {Format.Pixels(own.Image)}");
                break;
            case ImageLoadResult.Loaded shared:
                output.Line($"  [green]loaded[/]  {title}: its album's picture, {Format.Pixels(shared.Image)}");
                break;
            case ImageLoadResult.Absent:
                output.Line($"  [yellow]absent[/]  {title}: neither has one; a user interface shows its placeholder");
                break;
            case ImageLoadResult.Failed failed:
                output.Line($"  [red]failed[/]  {title}: {failed.Error.Message}");
                break;
        }
    }

    private async Task LoadTogetherAsync(IImageLoader loader, TrackItem track, CancellationToken cancellationToken)
    {
        long started = clock.GetTimestamp();
        Task<ImageLoadResult>[] callers =
        [
            .. Enumerable.Range(0, Callers).Select(_ => loader.LoadTrackImageAsync(track.TrackId.GetValueOrDefault(), ImageSize.Large, cancellationToken).AsTask()),
        ];
        ImageLoadResult[] results = await Task.WhenAll(callers);
        int copies = results.OfType<ImageLoadResult.Loaded>().Select(loaded => loaded.Image).Distinct(ReferenceEqualityComparer.Instance).Count();
        output.Line($"  {Callers} callers at once for one large picture: {Format.Elapsed(clock.GetElapsedTime(started))}, {(copies == 1 ? "one picture in memory" : $"{copies} pictures in memory")}");
    }
}
