namespace TrackStore.Benchmarks.Artwork;

/// <summary>Compares the file sizes of libraries with twelve tracks: without covers, with one, with a shared one, and with one per track.</summary>
internal static class SharedCoverSize
{
    private const int Tracks = 12;
    private const int Side = 1400;

    public static async Task<int> CompareAsync()
    {
        RunFolder.Create();
        try
        {
            byte[] cover = Pictures.Jpeg(Side);
            long none = await MeasureAsync(0, _ => cover);
            long one = await MeasureAsync(1, _ => cover);
            long same = await MeasureAsync(Tracks, _ => cover);

            // Bytes behind the end of a JPEG are ignored by decoders, and make another original of it.
            long own = await MeasureAsync(Tracks, track => [.. cover, (byte)track]);
            Console.WriteLine($"A {Side} px JPEG of {cover.Length / 1000} kB, made of {Pictures.Origin}; a library of {Tracks} tracks:");
            Print("without a cover", none, one);
            Print("one track has the cover", one, one);
            Print("all tracks have the same cover", same, one);
            Print("every track has its own cover", own, one);
            Console.WriteLine($"Beyond the library without a cover, the same cover on all takes {(double)(same - none) / (one - none):F2} times what it takes on one.");
            return 0;
        }
        finally
        {
            RunFolder.Delete();
        }
    }

    private static async Task<long> MeasureAsync(int covered, Func<int, byte[]> coverOf)
    {
        string file = RunFolder.NewFile();
        await using (var host = new StoreHost(file))
        {
            for (int i = 0; i < Tracks; i++)
            {
                Track track = await host.Tracks.AddAsync(new NewTrack { Title = $"Track {i}", Artist = "Artist", Album = "Album" });
                if (i < covered)
                    await host.Images.ResizeAndStoreImageAsync(coverOf(i), trackId: track.Id);
            }
        }

        // The store closed its last connection, which writes the log back into the file.
        if (File.Exists(file + "-wal"))
            throw new InvalidOperationException("The write-ahead log is still there, so that the file's size is not all.");
        return new FileInfo(file).Length;
    }

    private static void Print(string library, long bytes, long one) => Console.WriteLine($"{library,-32} {bytes / 1000.0,8:F0} kB  {(double)bytes / one:F2}x");
}
