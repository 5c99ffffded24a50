using TrackStore.Tests.Fakes;

namespace TrackStore.Tests.Loading.Scheduling;

public sealed class ImageLoaderStressTests
{
    private const int Workers = 8;
    private const int CallsPerWorker = 2_000;
    private const long Limit = 20_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task LoadAsync_RandomCallsCancellationsAndChanges_EveryCallIsAnsweredOnceAndTruly(int seed)
    {
        await using var fixture = new LoaderFixture(
            new ImageLoaderOptions { CacheBytes = Limit, FailureLifetime = TimeSpan.Zero, PictureLifetime = TimeSpan.FromSeconds(10) });
        FakeImageRepository images = fixture.Images;
        for (int id = 1; id <= 40; id++)
        {
            images.PutInAlbum(id, id % 5);
        }

        images.AfterResolve = async (request, cancellationToken) =>
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            if (request.Owner.Id == 39)
            {
                throw new InvalidOperationException("broken");
            }
        };
        images.AfterRead = async (_, _) => await Task.Yield();
        long nextImage = 0;
        int tooMuch = 0;

        int[] answers = await Task.WhenAll(
            Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(new Random((seed * 100) + worker)))));
        ImageRequest[] requests = [.. Enumerable.Range(1, 38).SelectMany(id => Enumerable.Range(0, 6).Select(variant => RequestOf(id, variant)))];
        long[] shown = await Task.WhenAll(requests.Select(ShownAsync));
        long[] stored = await Task.WhenAll(requests.Select(StoredAsync));

        Assert.All(answers, count => Assert.Equal(CallsPerWorker, count));
        Assert.Equal(stored, shown);
        Assert.Equal(0, tooMuch);

        async Task<long> ShownAsync(ImageRequest request) => (await fixture.LoadAsync(request)).Shown?.Id ?? 0;

        async Task<long> StoredAsync(ImageRequest request) => (await images.ResolveAsync(request))?.Id ?? 0;

        async Task<int> WorkAsync(Random random)
        {
            var calls = new List<Task<ImageLoadResult>>();
            for (int i = 0; i < CallsPerWorker; i++)
            {
                calls.Add(CallAsync(RequestOf(random.Next(1, 41), random.Next(6)), random.Next(3)));
                switch (random.Next(13))
                {
                    case 0:
                        int track = random.Next(1, 41);
                        images.GiveTrack(track, Interlocked.Increment(ref nextImage), random.Next(10, 3_000));
                        fixture.TrackChanged(track);
                        break;
                    case 1:
                        int album = random.Next(5);
                        images.GiveAlbum(album, Interlocked.Increment(ref nextImage), random.Next(10, 3_000));
                        fixture.AlbumChanged(album);
                        break;
                    case 2:
                        int bare = random.Next(1, 41);
                        images.TakeFromTrack(bare);
                        fixture.TrackChanged(bare);
                        break;
                    case 3:
                        fixture.Loader.Clear();
                        break;
                    case 4:
                        await calls[random.Next(calls.Count)];
                        break;
                    case 5:
                        fixture.Time.Advance(TimeSpan.FromSeconds(1));
                        break;
                }

                if (fixture.Loader.CachedBytes > Limit)
                {
                    Interlocked.Increment(ref tooMuch);
                }
            }

            ImageLoadResult[] results = await Task.WhenAll(calls);
            return results.Count(result => result is ImageLoadResult.Loaded or ImageLoadResult.Absent or ImageLoadResult.Canceled
                || (result is ImageLoadResult.Failed && result.Request.Owner.Id == 39));
        }

        static ImageRequest RequestOf(int id, int variant)
        {
            ImageTarget target = variant < 4 ? (ImageSize)variant : ImageTarget.OfPixels(50);
            ImageRequest request = id % 10 == 0 ? ImageRequest.ForAlbum(id % 5, target) : ImageRequest.ForTrack(id, target);
            return variant == 5 ? request with { Fallback = ImageFallback.None } : request;
        }

        async Task<ImageLoadResult> CallAsync(ImageRequest request, int leaves)
        {
            using var leaving = new CancellationTokenSource();
            ValueTask<ImageLoadResult> call = fixture.Loader.LoadAsync(request, leaving.Token);
            if (leaves == 0)
            {
                await Task.Yield();
                await leaving.CancelAsync();
            }

            ImageLoadResult result = await call;
            Assert.Equal(request, result.Request);
            return result;
        }
    }
}
