using NetVips;

namespace TrackStore.Sample.Rendering;

/// <summary>libvips' own warnings about damaged pictures, which this tool reports in its own words.</summary>
internal static class DecoderWarnings
{
    private static readonly Log.LogDelegate Ignore = static (_, _, _) => { };
    private static int _isSilenced;

    /// <summary>Keeps the warnings out of the output. A missing libvips is reported when a picture is stored.</summary>
    public static void Silence()
    {
        if (Interlocked.Exchange(ref _isSilenced, 1) != 0)
            return;
        try
        {
            Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, Ignore);
        }
        catch (Exception exception)
            when (exception is DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
        }
    }
}
