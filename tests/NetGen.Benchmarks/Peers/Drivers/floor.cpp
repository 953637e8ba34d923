// The floor: prediction of one sample by hand-written AVX-512, with every shape a constant of the template. What a compiled network can hope for.
// Answers the benchmark as driver.py does; the weights come as floor.f32, layer by layer [in][out] and the bias.

#include <immintrin.h>
#include <sys/prctl.h>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

enum class Act { None, Relu, Sigmoid, Softmax };

static inline __m512 exponential(__m512 x) {
    const __m512 n = _mm512_roundscale_ps(_mm512_mul_ps(x, _mm512_set1_ps(1.44269504f)), 0);
    __m512 r = _mm512_fnmadd_ps(n, _mm512_set1_ps(0.693359375f), x);
    r = _mm512_fnmadd_ps(n, _mm512_set1_ps(-2.12194440e-4f), r);
    __m512 p = _mm512_set1_ps(1.0f / 720);
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(1.0f / 120));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(1.0f / 24));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(1.0f / 6));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(0.5f));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(1));
    p = _mm512_fmadd_ps(p, r, _mm512_set1_ps(1));
    return _mm512_scalef_ps(p, n);
}

template <Act A, int Width>
static inline __m512 activate(__m512 h) {
    if constexpr (A == Act::Relu) return _mm512_max_ps(h, _mm512_setzero_ps());
    if constexpr (A == Act::Sigmoid)
        return _mm512_div_ps(_mm512_set1_ps(1), _mm512_add_ps(_mm512_set1_ps(1), exponential(_mm512_sub_ps(_mm512_setzero_ps(), h))));
    if constexpr (A == Act::Softmax) {
        static_assert(Width <= 16);
        const __mmask16 mask = (1u << Width) - 1;
        const __m512 e = exponential(_mm512_sub_ps(h, _mm512_set1_ps(_mm512_mask_reduce_max_ps(mask, h))));
        return _mm512_div_ps(e, _mm512_set1_ps(_mm512_mask_reduce_add_ps(mask, e)));
    }
    return h;
}

static float* allocate(size_t floats) {
    // Skewed, so that the starts of the layers don't compete for the same sets of the cache.
    static size_t skew = 0;
    skew += 192;
    char* memory = static_cast<char*>(aligned_alloc(4096, (floats * 4 + skew + 4095) / 4096 * 4096));
    memset(memory, 0, floats * 4 + skew);
    return reinterpret_cast<float*>(memory + skew);
}

template <int In, int Out, Act A>
struct Dense {
    static constexpr int Vectors = (Out + 15) / 16;
    static constexpr int Ld = Vectors * 16 + (Vectors * 16 % 256 == 0 ? 16 : 0);
    static constexpr int Panel = Vectors <= 16 ? Vectors : 16;
    static constexpr int Chains = In >= 8 && Vectors <= 2 ? 4 : In >= 8 && Vectors <= 4 ? 2 : 1;
    static_assert(Vectors % Panel == 0 && In % Chains == 0);

    float* w = allocate(static_cast<size_t>(In) * Ld);
    float* b = allocate(Ld);

    void read(std::ifstream& file) {
        for (int i = 0; i < In; i++) file.read(reinterpret_cast<char*>(w + i * Ld), Out * 4);
        file.read(reinterpret_cast<char*>(b), Out * 4);
    }

    void forward(const float* __restrict x, float* __restrict y) const {
        for (int panel = 0; panel < Vectors; panel += Panel) {
            __m512 sum[Chains][Panel];
            const float* row = w + panel * 16;
#pragma GCC unroll 16
            for (int v = 0; v < Panel; v++) sum[0][v] = _mm512_load_ps(b + (panel + v) * 16);
#pragma GCC unroll 4
            for (int c = 1; c < Chains; c++)
#pragma GCC unroll 16
                for (int v = 0; v < Panel; v++) sum[c][v] = _mm512_setzero_ps();

            for (int i = 0; i < In; i += Chains, row += Chains * Ld) {
#pragma GCC unroll 4
                for (int c = 0; c < Chains; c++) {
                    const __m512 xi = _mm512_set1_ps(x[i + c]);
#pragma GCC unroll 16
                    for (int v = 0; v < Panel; v++) sum[c][v] = _mm512_fmadd_ps(xi, _mm512_load_ps(row + c * Ld + v * 16), sum[c][v]);
                }
            }

#pragma GCC unroll 16
            for (int v = 0; v < Panel; v++) {
                __m512 total = sum[0][v];
#pragma GCC unroll 4
                for (int c = 1; c < Chains; c++) total = _mm512_add_ps(total, sum[c][v]);
                _mm512_store_ps(y + (panel + v) * 16, activate<A, Out>(total));
            }
        }
    }
};

struct Network {
    virtual ~Network() = default;
    virtual void read(std::ifstream& file) = 0;
    virtual void run(const float* x, float* y, int inputs, int batches, long repetitions) = 0;
};

// A fourth layer and so on follow from Tail.
template <int Width, class... Layers>
struct Chain;

template <int Width>
struct Chain<Width> {
    void read(std::ifstream&) {}
    static constexpr int Outputs = Width;
    inline void forward(const float* x, float* y) const { memcpy(y, x, Width * 4); }
};

template <int Width, int Out, Act A, class... Tail>
struct Chain<Width, Dense<Width, Out, A>, Tail...> {
    Dense<Width, Out, A> head;
    Chain<Out, Tail...> tail;
    static constexpr int Outputs = Chain<Out, Tail...>::Outputs;

    void read(std::ifstream& file) {
        head.read(file);
        tail.read(file);
    }

    inline void forward(const float* x, float* y) const {
        alignas(64) float hidden[Dense<Width, Out, A>::Vectors * 16];
        head.forward(x, hidden);
        tail.forward(hidden, y);
    }
};

template <int Inputs, class... Layers>
struct Compiled : Network {
    Chain<Inputs, Layers...> chain;

    void read(std::ifstream& file) override { chain.read(file); }

    void run(const float* x, float* y, int inputs, int batches, long repetitions) override {
        for (long i = 0; i < repetitions; i++) {
            const int batch = i % batches;
            chain.forward(x + static_cast<size_t>(batch) * inputs, y + static_cast<size_t>(batch) * Chain<Inputs, Layers...>::Outputs);
            asm volatile("" ::: "memory");
        }
    }
};

static Network* create(const std::string& name) {
    if (name == "A1") return new Compiled<2, Dense<2, 5, Act::Sigmoid>, Dense<5, 4, Act::Sigmoid>, Dense<4, 1, Act::Sigmoid>>;
    if (name == "A2") return new Compiled<64, Dense<64, 32, Act::Relu>, Dense<32, 10, Act::None>>;
    if (name == "A3") return new Compiled<784, Dense<784, 200, Act::Relu>, Dense<200, 10, Act::Softmax>>;
    if (name == "A4")
        return new Compiled<784, Dense<784, 1024, Act::Relu>, Dense<1024, 1024, Act::Relu>, Dense<1024, 1024, Act::Relu>, Dense<1024, 10, Act::None>>;
    return nullptr;
}

int main() {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::cout << "hello {\"floor\": \"g++ " << __VERSION__ << "\"}" << std::endl;

    Network* network = nullptr;
    std::vector<float> inputs, outputs;
    int inputSize = 0, outputSize = 0, batches = 0;
    std::string command, argument;
    while (std::cin >> command && std::getline(std::cin >> std::ws, argument)) {
        if (command == "open") {
            std::string name;
            std::ifstream text(argument + "/floor.txt");
            text >> name >> inputSize >> outputSize >> batches;
            network = create(name);
            if (network == nullptr) {
                std::cout << "error the floor has no case " << name << std::endl;
                continue;
            }
            std::ifstream weights(argument + "/floor.f32", std::ios::binary);
            network->read(weights);
            inputs.resize(static_cast<size_t>(inputSize) * batches);
            outputs.resize(static_cast<size_t>(outputSize) * batches);
            std::ifstream(argument + "/inputs.f32", std::ios::binary).read(reinterpret_cast<char*>(inputs.data()), inputs.size() * 4);
            network->run(inputs.data(), outputs.data(), inputSize, batches, batches);
            std::ofstream(argument + "/output.f32", std::ios::binary).write(reinterpret_cast<char*>(outputs.data()), outputs.size() * 4);
            std::cout << "ready {\"variant\": \"AVX-512\"}" << std::endl;
        } else if (command == "run" && network != nullptr) {
            const long repetitions = std::stol(argument);
            const auto start = std::chrono::steady_clock::now();
            network->run(inputs.data(), outputs.data(), inputSize, batches, repetitions);
            const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
            printf("time %.17g\n", elapsed.count() / repetitions);
            fflush(stdout);
        } else {
            std::cout << "error unknown command " << command << std::endl;
        }
    }
}
