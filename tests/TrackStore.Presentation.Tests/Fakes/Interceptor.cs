using System.Collections.Concurrent;
using System.Reflection;

namespace TrackStore.Presentation.Tests.Fakes;

/// <summary>Stands before a service of the engine: it records the calls, and lets a test delay or fail them.</summary>
internal sealed class Interceptor<T>
    where T : class
{
    /// <summary>Gets the calls, with their arguments.</summary>
    public ConcurrentQueue<(string Method, object?[] Arguments)> Calls { get; } = new();

    /// <summary>Runs before each call; it may throw or wait. The call happens afterwards even if it was canceled meanwhile.</summary>
    public Func<string, object?[], Task>? Before { get; set; }

    /// <summary>Runs after each call, before its caller has the answer.</summary>
    public Func<string, object?[], Task>? After { get; set; }

    public int Count(string method) => Calls.Count(call => call.Method == method);

    /// <summary>Puts itself before the registered service.</summary>
    public void Register(IServiceCollection services)
    {
        ServiceDescriptor original = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(original);
        services.AddSingleton(provider =>
        {
            object inner = original.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!);
            T proxy = DispatchProxy.Create<T, InterceptedCalls>();
            ((InterceptedCalls)(object)proxy).Attach((method, arguments) => InvokeAsync(inner, method, arguments));
            return proxy;
        });
    }

    private object? InvokeAsync(object inner, MethodInfo method, object?[] arguments)
    {
        Calls.Enqueue((method.Name, arguments));
        if ((Before ?? After) is not null && method.ReturnType == typeof(Task))
            return DelayAsync<bool>(Before, After, method.Name, arguments, () => AnswerAsync(() => (Task)Call()));
        if ((Before ?? After) is null || !method.ReturnType.IsGenericType || method.ReturnType.GetGenericTypeDefinition() != typeof(Task<>))
            return Call();
        return GetType().GetMethod(nameof(DelayAsync), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(method.ReturnType.GetGenericArguments()[0])
            .Invoke(null, [Before, After, method.Name, arguments, (Func<object>)Call]);

        object Call() => method.Invoke(inner, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    private static async Task<bool> AnswerAsync(Func<Task> call)
    {
        await call().ConfigureAwait(false);
        return true;
    }

    private static async Task<TResult> DelayAsync<TResult>(
        Func<string, object?[], Task>? before, Func<string, object?[], Task>? after, string name, object?[] arguments, Func<object> call)
    {
        if (before is not null)
            await before(name, arguments).ConfigureAwait(false);

        // A client that doesn't stop when it is canceled must not show its answer either.
        int token = Array.FindIndex(arguments, argument => argument is CancellationToken);
        if (token >= 0)
            arguments[token] = CancellationToken.None;
        TResult result = await ((Task<TResult>)call()).ConfigureAwait(false);
        if (after is not null)
            await after(name, arguments).ConfigureAwait(false);
        return result;
    }
}
