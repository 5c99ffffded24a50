using Spectre.Console;

namespace TrackStore.Sample.Rendering;

/// <summary>Shows in a terminal that something is being waited for.</summary>
internal static class WaitView
{
    public static Task<T> RunAsync<T>(Output output, string what, Func<Task<T>> work)
        => output.IsPlain ? work() : output.Terminal.Status().StartAsync(Markup.Escape(what), _ => work());
}
